/** Starter lists of light: what it is, and how it is set. */

export const light = `# What the light is: its time, its source, its modifier. __light__

# Sun and sky
golden hour, low warm sun from the side
blue hour, soft ambient light
midday sun, hard short shadows
overcast sky, even soft light
open shade under a clear sky
sun through thin cloud, half-soft shadows
backlight from a low sun, rim of light
first light before sunrise
last light on the ridge, valley in shadow
dappled light through leaves
moonlight, long exposure
storm light, dark sky behind a sunlit subject

# Window
north window light, soft and cool
large window from camera left, sheer curtain
late sun through venetian blinds
single small window, deep falloff into the room
light from an open door

# Studio: soft
150cm octabox close to the subject
large softbox overhead, feathered
strip box from the side, long narrow highlight
light bounced off a white ceiling
8x8 foot silk between sun and subject
book light, bounced and then diffused
light tent, shadowless

# Studio: hard
bare bulb flash
beauty dish with no sock
beauty dish with 20 degree grid
snoot, small pool of light
optical snoot, sharp-edged circle of light
Fresnel spotlight, crisp shadow edge
ring flash, shadow all around the subject
on-camera direct flash, hard shadow on the wall

# Shaped
gobo of window blinds
gobo of leaves, broken shadow on the wall
cucoloris, mottled light on the background
flag cutting the light off the background
barn doors narrowed to a slit
light through a glass of water, caustics on the table

# Negative and reflected
negative fill with black V-flats
white V-flat fill from camera right
silver reflector from below
gold reflector, warm fill
black flags either side of the glass, dark edges

# Colour and continuous
tungsten light uncorrected, 3200 K
mixed tungsten and daylight
CTO gelled flash at dusk
CTB gelled backlight
teal and magenta gels from opposite sides
sodium vapour street light
fluorescent tubes, slight green cast
neon sign as the only light
HMI through the window, hazed room
candlelight, single flame
firelight from below
light painted with a torch, long exposure
dragged shutter with rear curtain flash
`;

export const lightingPattern = `# Where the lights stand. __lighting-pattern__

# Faces
Rembrandt light, triangle on the shadowed cheek
loop light, small shadow beside the nose
butterfly light, shadow under the nose
clamshell light, key above and fill below
split light, half of the face in shadow
short light on a turned face
broad light on a turned face
cross light, two hard sources
rim light from both sides, dark front
hair light from above and behind
kicker from low behind
eye light only, small catchlight
under light, from below the chin
silhouette against a lit background
high key, white background one stop over
low key, one light in a dark room
chiaroscuro, light falling out of the dark

# Objects
bright field, dark edges on clear glass
dark field, bright edges on clear glass
single overhead softbox, gradient on the table
gradient from a strip light through diffusion
backlit bottle, card behind the label
raking light across the surface, texture shown
top light, flat lay with soft shadows
three-quarter backlight for food
hard light from ten o'clock, long shadow
shadowless on white, product cut-out
light cone around polished metal, no hot spots
`;
