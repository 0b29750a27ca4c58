/** Starter lists of what stands before the lens, and from where it is seen. */

export const set = `# Where it is: backgrounds, surfaces, rooms, streets. __set__

# Studio
seamless white paper backdrop
mid-grey seamless paper backdrop
black velvet backdrop
hand-painted canvas backdrop, mottled grey
white cyclorama, no horizon
colour paper sweep in the subject's own colour
rumpled linen backdrop
two-tone paper set, table and wall
acrylic sheet, black, with reflection
mirror on the floor, sky in it
apple boxes and a C-stand left in frame

# Tables and surfaces
weathered oak table
Carrara marble slab
dark slate tabletop
brushed steel prep counter
concrete plinth
wet black asphalt
sand, raked smooth
shallow water over pebbles
folded wool blanket
terrazzo counter

# Rooms
bare concrete loft, one tall window
old kitchen with enamel sink
library with rolling ladder
greenhouse, condensation on the panes
motel room, wood panelling
swimming pool hall, tiled
empty theatre seen from the stage
workshop with tools on the wall
hospital corridor, linoleum
diner booth by the window

# Outside
rain-wet city street at night
underground car park, fluorescent tubes
flat roof over the city
salt flat to the horizon
pine forest in fog
basalt coast, long-exposure sea
dry-stone wall and moor
desert road, heat haze
snowfield, no horizon
allotment garden, late summer
fishing harbour at dawn
petrol station at dusk
`;

export const composition = `# How the frame is filled. __composition__

# Placement
rule of thirds, subject at the right
centred, strictly symmetrical
subject small in the lower third
generous negative space above
frame within a frame, through a doorway
golden spiral
diagonal from corner to corner
triangular arrangement of three
leading lines to the vanishing point
layered foreground, middle ground and background
subject cut off by the frame edge
horizon very low
horizon very high
repeating pattern broken once

# Distance
extreme close-up
tight close-up, face only
head and shoulders
half-length portrait
three-quarter length
full-length with room to the floor
wide establishing shot
environmental portrait, subject among their work
detail on a plain ground

# Depth and edges
shallow focus, background dissolved
deep focus, sharp from near to far
out-of-focus foreground at the edge
silhouette against a bright ground
reflection doubling the subject
flat lay, arranged on a grid
flat lay, loosely scattered
panoramic crop
square crop
`;

export const angle = `# Where the camera stands. __angle__

eye level
low angle, looking up
high angle, looking down
worm's eye view from the ground
bird's eye view, straight down
top-down at 90 degrees, camera on a boom arm
45 degree product angle
three-quarter view
profile, from the side
straight on, camera square to the wall
over the shoulder
from behind, face unseen
hip level, shot from the waist
dutch angle, horizon tilted
through glass, reflections on it
through a gap between two people
point of view, own hands in frame
drone at 30 metres, looking down
from across the street, long lens
table height, level with the plate
`;
