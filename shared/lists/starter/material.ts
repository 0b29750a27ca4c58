/** Starter list of surfaces: how matter takes the light. */

export const material = `# What it is made of, as the light shows it. __material__

# Metal
brushed aluminium
polished chrome
patinated copper, verdigris
tarnished silver
hammered brass
raw steel with mill scale
cast iron, oiled
anodised titanium, straw to blue
rusted sheet iron
gold leaf, broken

# Stone, earth, glass
honed travertine
white Carrara marble, grey veins
board-marked concrete
cleft black slate
unglazed terracotta
celadon glaze, crackled
bone china, translucent at the rim
frosted glass
hand-blown glass with seed bubbles
cut crystal, dispersing light
fluted glass
sea-worn pebbles, wet

# Wood, paper, leather
quarter-sawn oak
charred cedar
end-grain walnut
birch plywood edge
deckle-edged cotton paper
crumpled kraft paper
vegetable-tanned leather, worn
suede, brushed one way
cork

# Cloth
washed linen, creased
raw silk
crushed velvet
heavy wool felt
cable-knit wool
selvedge denim, faded
organza, light through it
gauze
patent leather

# Liquid, food, skin
condensation on cold glass
milk splash, frozen
honey, backlit
oil film on water
melting ice, clear
sugar crust, caramelised
skin with visible pores, no retouching
freckled skin, fine hair catching light
wet hair
matte powder
clear resin
smoke, side-lit
`;
