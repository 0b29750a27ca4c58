/** Starter lists of optics: lenses, and what lenses do wrong. */

export const lens = `# Lenses. Each line is one phrase; lines like this one are for the reader.
# In a prompt: __lens__

# Wide
15mm fisheye lens, 180 degree diagonal view
16-35mm f/2.8 zoom at 16mm
20mm f/1.8 wide angle lens
24mm f/1.4 wide angle lens
28mm f/2 rangefinder lens

# Normal
35mm f/1.4 lens, wide open
40mm f/2.8 pancake lens
50mm f/1.2 lens, wide open
50mm f/8, deep focus
58mm f/1.4 lens, gentle spherical aberration

# Short telephoto: heads
85mm f/1.4 portrait lens
105mm f/1.4 portrait lens, creamy background blur
135mm f/2 portrait lens, compressed background
70-200mm f/2.8 zoom at 200mm, compressed perspective

# Long
300mm f/2.8 telephoto lens
400mm f/2.8 telephoto lens, shallow depth of field
600mm f/4 super telephoto lens, strong compression

# Close
60mm f/2.8 macro lens
100mm f/2.8 macro lens, 1:1 magnification
100mm macro at f/11, focus stacked from front to back
5x macro lens, razor thin plane of focus
24mm probe macro lens, wide angle close-up

# Tilt and shift
24mm tilt-shift lens, verticals kept parallel
45mm tilt-shift lens, tilted plane of focus
90mm tilt-shift lens, product sharp front to back

# Medium and large format
80mm f/2.8 on 6x6 medium format
110mm f/2 on medium format, very shallow depth of field
90mm on 4x5 large format, front rise
150mm f/5.6 on 4x5 large format
300mm f/5.6 on 8x10 large format, contact print detail

# Character
Petzval lens, swirling background blur
75mm f/1.5 vintage lens, swirly bokeh and soft corners
vintage uncoated lens, low contrast and veiling flare
58mm f/2 Helios lens, swirly bokeh
500mm mirror lens, ring-shaped bokeh
meniscus lens, dreamy soft focus
anamorphic 2x lens, oval bokeh
pinhole camera, endless depth of field
`;

export const lensDefects = `# What a lens does wrong, for pictures that look taken and not rendered. __lens-defects__

# Flare
veiling flare from a light just out of frame
ghost reflections of the aperture blades
horizontal anamorphic streak flare
rainbow flare across the lower corner
halation glow around the highlights
sunstar from a small aperture

# Colour
slight purple fringing on backlit edges
lateral chromatic aberration in the corners
green and magenta fringes in front of and behind the focus

# Shape and corners
barrel distortion at the frame edges
pincushion distortion
natural vignetting, corners one stop darker
soft corners, sharp centre
strong field curvature
focus breathing

# Blur
onion ring bokeh
cat's eye bokeh towards the corners
swirly bokeh
nervous double-line bokeh
hexagonal bokeh from six aperture blades
spherical aberration glow, wide open
coma on points of light
missed focus, sharp on the ears instead of the eyes
diffraction softness at f/22

# On the glass
dust on the front element, lit from the side
fingerprint smear on the lens
fogged lens, just come in from the cold
raindrops on the front element
`;
