// The money trail in the browser: moving, zooming, the time, and which part is chosen. While it moves, one transform changes and nothing else.
const CLOSEST = 12
const STEP = 1.25
const ARROW = 60
const CLICK_PIXELS = 4
const READABLE = 0.75

const views = new WeakMap()
const fingers = new Map()
let moved = 0

function viewOf(frame) {
  let view = views.get(frame)
  if (!view) {
    view = { x: 0, y: 0, k: leastReadable(frame), until: null }
    views.set(frame, view)
  }
  return view
}

function pixelsPerUnit(svg) { return svg.getScreenCTM()?.a ?? 0 }

// On a telephone the whole drawing is too small to read: it begins closer.
function leastReadable(frame) {
  const svg = frame.querySelector('svg')
  const scale = svg ? pixelsPerUnit(svg) : 1
  return scale > 0 ? Math.max(1, READABLE / scale) : 1
}

function draw(frame) {
  const { x, y, k } = viewOf(frame)
  frame.querySelector('.view')?.setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(4)})`)
}

function keep(frame) {
  const view = viewOf(frame)
  const { width, height } = frame.querySelector('svg').viewBox.baseVal
  view.k = Math.min(CLOSEST, Math.max(0.2, view.k))
  view.x = Math.min(width * 0.8, Math.max(-width * view.k + width * 0.2, view.x))
  view.y = Math.min(height * 0.8, Math.max(-height * view.k + height * 0.2, view.y))
}

function move(frame, dx, dy) {
  const view = viewOf(frame)
  view.x += dx
  view.y += dy
  keep(frame)
  draw(frame)
}

// What is under the point stays there.
function zoom(frame, factor, px, py) {
  const view = viewOf(frame)
  const before = view.k
  view.k = Math.min(CLOSEST, Math.max(0.2, before * factor))
  view.x = px - (px - view.x) * view.k / before
  view.y = py - (py - view.y) * view.k / before
  keep(frame)
  draw(frame)
}

function zoomMiddle(frame, factor) {
  const svg = frame.querySelector('svg')
  const scale = pixelsPerUnit(svg)
  zoom(frame, factor, svg.clientWidth / scale / 2, svg.clientHeight / scale / 2)
}

function whole(frame) {
  views.set(frame, { ...viewOf(frame), x: 0, y: 0, k: 1 })
  draw(frame)
}

function pointIn(frame, event) {
  const svg = frame.querySelector('svg')
  const box = svg.getBoundingClientRect()
  const scale = pixelsPerUnit(svg)
  return [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale, scale]
}

function showMoment(trail) {
  const slider = trail.querySelector('input[type=range]')
  const cut = trail.querySelector('#trail-until rect')
  const svg = trail.querySelector('svg')
  if (!slider || !cut || !svg) return
  const at = Number(slider.value)
  const isNow = at === Number(slider.max)
  const until = slider.dataset.until.split('|')
  const said = slider.dataset.said.split('|')
  const first = until.length > 0 && at === 0 ? Number(until[0]) - 12 : Number(until[at - 1])
  cut.setAttribute('width', isNow ? svg.viewBox.baseVal.width : Math.max(0, first))
  trail.classList.toggle('past', !isNow)
  slider.setAttribute('aria-valuetext', said[at] ?? '')
  trail.querySelector('output').textContent = said[at] ?? ''
}

document.addEventListener('pointerdown', event => {
  const frame = event.target.closest?.('.trail .frame')
  if (!frame || event.button !== 0) return
  fingers.set(event.pointerId, { frame, x: event.clientX, y: event.clientY })
  moved = 0
})

document.addEventListener('pointermove', event => {
  const finger = fingers.get(event.pointerId)
  if (!finger) return
  const frame = finger.frame
  const [px, py, scale] = pointIn(frame, event)
  const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y]
  const others = [...fingers.values()].filter(other => other !== finger && other.frame === frame)
  if (others.length === 0) {
    move(frame, dx / scale, dy / scale)
  } else {
    const apart = (x, y) => Math.hypot(x - others[0].x, y - others[0].y)
    zoom(frame, apart(event.clientX, event.clientY) / Math.max(1, apart(finger.x, finger.y)), px, py)
  }
  moved += Math.abs(dx) + Math.abs(dy)
  if (moved > CLICK_PIXELS) frame.classList.add('held')
  finger.x = event.clientX
  finger.y = event.clientY
})

for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, event => {
    fingers.get(event.pointerId)?.frame.classList.remove('held')
    fingers.delete(event.pointerId)
  })
}

// Whoever moved the drawing did not choose anything.
document.addEventListener('click', event => {
  if (event.target.closest?.('.trail .frame') && moved > CLICK_PIXELS) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  moved = 0
  const button = event.target.closest?.('.trail [data-zoom]')
  if (button) {
    const frame = button.closest('.trail').querySelector('.frame')
    if (button.dataset.zoom === 'all') whole(frame)
    else zoomMiddle(frame, button.dataset.zoom === 'in' ? STEP : 1 / STEP)
  }
}, { capture: true })

// Between the drawing and the list the keyboard goes where the eyes go.
document.addEventListener('click', event => {
  const way = event.target.closest?.('.trail a[href$="#hops"], .hops a[href$="#drawn"]')
  if (way && !event.ctrlKey && !event.metaKey) {
    const part = document.getElementById(way.getAttribute('href').split('#')[1])
    requestAnimationFrame(() => part?.focus())
  }
})

document.addEventListener('dragstart', event => {
  if (event.target.closest?.('.trail .frame')) event.preventDefault()
})

document.addEventListener('wheel', event => {
  const frame = event.target.closest?.('.trail .frame')
  if (!frame || !(event.ctrlKey || event.metaKey || frame.contains(document.activeElement))) return
  event.preventDefault()
  const [px, py] = pointIn(frame, event)
  zoom(frame, Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 300), px, py)
}, { passive: false })

document.addEventListener('keydown', event => {
  const frame = event.target.closest?.('.trail .frame')
  if (!frame || event.ctrlKey || event.altKey || event.metaKey) return
  const moves = { ArrowLeft: [ARROW, 0], ArrowRight: [-ARROW, 0], ArrowUp: [0, ARROW], ArrowDown: [0, -ARROW] }[event.key]
  if (moves) move(frame, ...moves)
  else if (event.key === '+' || event.key === '=') zoomMiddle(frame, STEP)
  else if (event.key === '-') zoomMiddle(frame, 1 / STEP)
  else if (event.key === '0') whole(frame)
  else return
  event.preventDefault()
  event.stopPropagation()
})

document.addEventListener('input', event => {
  const trail = event.target.matches?.('.trail input[type=range]') && event.target.closest('.trail')
  if (trail) showMoment(trail)
})

// When the server draws it anew, it stands where it stood, and what is chosen is marked.
function stand() {
  for (const trail of document.querySelectorAll('[data-trail]')) {
    const frame = trail.querySelector('.frame')
    const view = frame?.querySelector('.view')
    if (!view) continue
    if (!view.hasAttribute('transform')) {
      draw(frame)
      showMoment(trail)
    }
    const current = view.querySelector('a[aria-current]')
    if (current?.dataset.choice !== trail.dataset.choice) {
      current?.removeAttribute('aria-current')
      view.querySelector(`a[data-choice="${CSS.escape(trail.dataset.choice ?? '')}"]`)?.setAttribute('aria-current', 'true')
    }
  }
}

new MutationObserver(changes => {
  if (changes.some(change => change.attributeName === 'data-choice' || change.type === 'childList')) stand()
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-choice'] })
stand()
