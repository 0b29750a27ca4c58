/** Starter list of photographic materials and processes: real stocks, by the names on the box. */

export const film = `# Stocks and processes. __film__

# Colour negative
Kodak Portra 160
Kodak Portra 400
Kodak Portra 800, pushed one stop
Kodak Ektar 100
Kodak Gold 200
Kodak ColorPlus 200
Kodak UltraMax 400
Fujifilm Pro 400H, overexposed one stop
Fujifilm Superia X-TRA 400
Fujifilm C200
Agfa Vista 200
Lomography Color Negative 800
CineStill 800T, red halation around lights
CineStill 50D

# Motion picture negative
Kodak Vision3 50D 5203
Kodak Vision3 250D 5207
Kodak Vision3 500T 5219

# Slide
Fujifilm Velvia 50, saturated
Fujifilm Provia 100F
Fujifilm Astia 100F, soft contrast
Kodak Ektachrome E100
Kodachrome 64
Agfa Precisa CT 100, cross-processed

# Black and white
Kodak Tri-X 400
Kodak Tri-X 400, pushed to 1600
Kodak T-Max 100
Kodak T-Max P3200, coarse grain
Ilford HP5 Plus
Ilford FP4 Plus
Ilford Delta 3200, coarse grain
Ilford Pan F Plus 50, fine grain
Ilford SFX 200 with a red filter
Fujifilm Neopan Acros 100
Fomapan 400
Rollei Infrared 400, glowing foliage
Kodak HIE infrared, halation

# Instant
Polaroid SX-70
Polaroid 600, faded
Polaroid Type 55, negative borders
Fujifilm Instax Mini
Fujifilm FP-100C peel-apart

# Older processes
wet plate collodion tintype
ambrotype
daguerreotype
cyanotype on cotton paper
platinum palladium print
gum bichromate print
albumen print, sepia
carbon transfer print
dye transfer print
Autochrome, starch grain
bromoil print
lith print, gritty shadows
silver gelatin fibre print, selenium toned

# In the camera and the lab
expired film, colour shift and fog
light leak along the frame edge
double exposure
bleach bypass
redscale film
solarised print
`;
