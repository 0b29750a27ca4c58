/** The sheet on paper: hidden on screen, alone on the page when it is printed or saved as PDF. Its words are text. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';
import { thumbnailUrl } from '../frames/frame-name.ts';
import { pagesOf, paper, paperCell, thumbnailFor } from './paper.ts';
import type { ColumnPlace } from './sheet-model.ts';
import type { PrintedCell, SheetPrint } from './sheet-print.ts';
import styles from './paper-sheet.module.css';

interface Props {
  readonly print: SheetPrint;
  /** All pictures are here, or known to be missing: it may be printed. */
  readonly onReady: () => void;
}

export function PaperSheet({ print, onReady }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const ready = useEffectEvent(onReady);
  useEffect(() => {
    let isCurrent = true;
    const pictures = [...(root.current?.querySelectorAll('img') ?? [])];
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      if (isCurrent) ready();
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  const pages = pagesOf(print.model.columns);
  const cell = paperCell(pages, print.model.rows, print.ratio);
  return createPortal(
    <div ref={root} className={styles.paper} data-paper aria-hidden>
      <h1 className={styles.title}>{print.title}</h1>
      <p className={styles.facts}>{print.facts}</p>
      {pages.map((columns) => (
        <PaperTable key={columns[0]?.index} print={print} columns={columns} cell={cell} />
      ))}
    </div>,
    document.body,
  );
}

interface TableProps {
  readonly print: SheetPrint;
  readonly columns: readonly ColumnPlace[];
  readonly cell: { readonly width: number; readonly height: number };
}

function PaperTable({ print, columns, cell }: TableProps) {
  const first = columns[0]?.firstSlot ?? 0;
  const end = columns.reduce((sum, { n }) => sum + n, first);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th style={{ width: `${paper.headWidth}mm` }} />
          {columns.map((column) => (
            <th key={column.index} colSpan={column.n} className={styles.seed}>
              {print.seedOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {print.heads.map((head, row) => (
          <tr key={row} className={styles.row}>
            <th className={styles.head}>{head}</th>
            {print.cells
              .filter((each) => each.row === row && each.slot >= first && each.slot < end)
              .map((each) => (
                <PaperCell key={each.slot} printed={each} cell={cell} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PaperCell({ printed, cell }: { readonly printed: PrintedCell } & Pick<TableProps, 'cell'>) {
  const { frame, span, words } = printed;
  const size = { width: `${span * cell.width}mm`, height: `${cell.height}mm` };
  return (
    <td colSpan={span} className={styles.cell}>
      {frame ? (
        <img
          alt=""
          className={styles.picture}
          style={size}
          src={thumbnailUrl(frame.sha256, thumbnailFor(Math.max(cell.width, cell.height)))}
        />
      ) : (
        <div className={styles.missing} style={size}>
          {words}
        </div>
      )}
    </td>
  );
}
