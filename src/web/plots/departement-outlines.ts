/** A département on the map of the region, in the units of `MAP_BOX`. */
export interface Outline {
  /** simplified contour, as the `d` of a path */
  path: string
  /** where its code is written */
  label: readonly [x: number, y: number]
}

export const MAP_BOX = { width: 330, height: 400 }

/** Contours drawn by hand for this project: they show which is where, not where a border runs. */
export const OUTLINES: Readonly<Record<string, Outline>> = {
  '18': {
    path: 'M68 192 92 196 112 207 111 220 118 231 113 247 129 255 143 270 141 285 125 300 111 318 98 334 87 318 77 312 67 295 50 307 36 304 23 288 11 271 14 252 25 228 28 208 44 202Z',
    label: [268, 296]
  },
  '28': {
    path: 'M16 17C16 9 10 5 3 5c0 8 5 12 13 12Z',
    label: [143, 58]
  },
  '36': {
    path: 'M91 132 103 129 115 133 127 154 148 154 161 150 165 166 158 175 170 189 186 202 206 196 230 196 230 208 228 234 220 253 200 258 192 267 174 255 154 258 143 270 129 255 113 247 118 231 111 220 112 207 92 196 68 192 87 184 84 171 91 151Z',
    label: [170, 300]
  },
  '37': {
    path: 'M206 103 224 102 249 99 260 111 262 127 285 123 304 123 319 144 310 162 310 175 294 181 302 204 297 219 281 222 267 213 251 207 230 208 230 196 206 196 186 202 170 189 158 175 165 166 161 150 171 136 192 133 205 121Z',
    label: [70, 262]
  },
  '41': {
    path: 'M91 132 86 118 99 96 84 82 89 46 117 34 143 27 146 12 158 6 166 18 166 42 182 60 200 81 206 103 205 121 192 133 171 136 161 150 148 154 127 154 115 133 103 129Z',
    label: [158, 214]
  },
  '45': {
    path: 'M16 13c0-6 5-10 13-10 0 8-5 12-13 12Z',
    label: [240, 152]
  }
}
