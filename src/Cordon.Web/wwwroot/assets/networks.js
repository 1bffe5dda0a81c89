// A gang's drawing: moved, made larger and smaller, walked by arrow keys, and shown as of a day. What it shows is the server's.
const graphOf = at => at.closest && at.closest('svg.graph')
const smallest = 0.85
const views = new WeakMap()

// A drawing begins at a size at which its labels are read, from its upper left.
function viewOf(svg) {
  const size = svg.dataset.width + ' ' + svg.dataset.height
  let view = views.get(svg)
  if (!view || view.size !== size) {
    const box = svg.getBoundingClientRect()
    const scale = Math.min(1.2, Math.max(smallest, box.width / svg.dataset.width))
    view = { size, x: 0, y: 0, w: box.width / scale, h: box.height / scale }
    views.set(svg, view)
    show(svg)
  }
  return view
}

function show(svg) {
  const view = views.get(svg)
  svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`)
  const more = document.querySelector('[data-more]')
  if (more) { more.hidden = view.x <= 1 && view.y <= 1 && view.x + view.w >= svg.dataset.width - 1 && view.y + view.h >= svg.dataset.height - 1 }
}

function zoom(svg, by, atX, atY) {
  const view = viewOf(svg)
  const box = svg.getBoundingClientRect()
  const w = Math.min(Math.max(view.w * by, box.width / 4), box.width * 12)
  const factor = w / view.w
  const [x, y] = [view.x + (atX ?? view.w / 2), view.y + (atY ?? view.h / 2)]
  Object.assign(view, { x: x - (x - view.x) * factor, y: y - (y - view.y) * factor, w, h: view.h * factor })
  show(svg)
}

function fit(svg) {
  const view = viewOf(svg)
  const box = svg.getBoundingClientRect()
  const scale = Math.min(box.width / svg.dataset.width, box.height / svg.dataset.height)
  Object.assign(view, { x: 0, y: 0, w: box.width / scale, h: box.height / scale })
  show(svg)
}

function bring(svg, node) {
  const view = viewOf(svg)
  const [x, y] = [Number(node.dataset.x), Number(node.dataset.y)]
  if (x < view.x + 20 || x > view.x + view.w - 170) { view.x = x - view.w / 3 }
  if (y < view.y + 20 || y > view.y + view.h - 20) { view.y = y - view.h / 2 }
  show(svg)
}

// On paper nothing can be moved: all of it is printed.
matchMedia('print').addEventListener('change', event => {
  const svg = document.querySelector('svg.graph')
  if (!svg) { return }
  if (event.matches) {
    svg.setAttribute('viewBox', `0 0 ${svg.dataset.width} ${svg.dataset.height}`)
  } else if (views.get(svg)) {
    show(svg)
  }
})

// What was first there after the day is away; several that are folded count those that were there, and so does the head of a lane.
function showDay() {
  const slider = document.querySelector('[data-day-slider]')
  const svg = document.querySelector('svg.graph')
  if (!slider || !svg) { return }
  const day = Number(slider.value)
  const at = new Date(slider.dataset.firstDay + 'T00:00:00Z')
  at.setUTCDate(at.getUTCDate() + day)
  document.querySelector('[data-day-words]').textContent = at.toISOString().slice(0, 10)
  const lanes = {}
  for (const part of svg.querySelectorAll('[data-day]')) {
    part.toggleAttribute('data-later', Number(part.dataset.day) > day)
    if (part.dataset.lane) {
      const there = (part.dataset.days || part.dataset.day).split(' ').filter(one => Number(one) <= day).length
      lanes[part.dataset.lane] = (lanes[part.dataset.lane] || 0) + there
    }
    if (part.dataset.days) {
      const there = part.dataset.days.split(' ').filter(one => Number(one) <= day).length
      const words = there === 1 ? part.dataset.one : part.dataset.words.replace('{0}', there)
      part.querySelector('text').firstChild.data = words
    }
  }
  for (const count of svg.querySelectorAll('[data-lane-count]')) {
    count.firstChild.data = String(lanes[count.dataset.laneCount] || 0).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  }
}

document.addEventListener('input', event => {
  if (event.target.matches('[data-day-slider]')) { showDay() }
})

document.addEventListener('click', event => {
  const button = event.target.closest('[data-zoom]')
  const svg = document.querySelector('svg.graph')
  if (button && svg) {
    ({ in: () => zoom(svg, 1 / 1.4), out: () => zoom(svg, 1.4), fit: () => fit(svg) })[button.dataset.zoom]()
  }
})

document.addEventListener('wheel', event => {
  const svg = graphOf(event.target)
  if (svg && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    const [view, box] = [viewOf(svg), svg.getBoundingClientRect()]
    zoom(svg, event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - box.left) / box.width * view.w, (event.clientY - box.top) / box.height * view.h)
  }
}, { passive: false })

// One finger or the mouse moves it, two fingers make it larger and smaller.
const fingers = new Map()
let moved = 0
document.addEventListener('pointerdown', event => {
  if (graphOf(event.target) && event.button === 0) {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, svg: graphOf(event.target) })
    moved = 0
  }
})
document.addEventListener('pointermove', event => {
  const finger = fingers.get(event.pointerId)
  if (!finger) { return }
  const { svg } = finger
  const [view, box] = [viewOf(svg), svg.getBoundingClientRect()]
  const other = [...fingers.entries()].find(([id]) => id !== event.pointerId)?.[1]
  if (other) {
    const before = Math.hypot(finger.x - other.x, finger.y - other.y)
    zoom(svg, before / Math.max(1, Math.hypot(event.clientX - other.x, event.clientY - other.y)))
  } else {
    view.x -= (event.clientX - finger.x) / box.width * view.w
    view.y -= (event.clientY - finger.y) / box.height * view.h
    show(svg)
  }
  moved += Math.abs(event.clientX - finger.x) + Math.abs(event.clientY - finger.y)
  Object.assign(finger, { x: event.clientX, y: event.clientY })
})
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, event => fingers.delete(event.pointerId))
}
document.addEventListener('dragstart', event => { if (graphOf(event.target)) { event.preventDefault() } })
document.addEventListener('click', event => {
  if (graphOf(event.target) && moved > 6) {
    event.preventDefault()
    event.stopPropagation()
    moved = 0
  }
}, true)

// An arrow goes to the nearest thing on that side.
const sides = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
document.addEventListener('keydown', event => {
  const node = event.target.closest && event.target.closest('svg.graph a')
  const side = sides[event.key]
  if (!node || !side || event.ctrlKey || event.altKey || event.metaKey) { return }
  event.preventDefault()
  const svg = graphOf(node)
  let [best, least] = [null, Infinity]
  for (const other of svg.querySelectorAll('a:not([data-later])')) {
    const [dx, dy] = [other.dataset.x - node.dataset.x, other.dataset.y - node.dataset.y]
    const along = dx * side[0] + dy * side[1]
    const far = along + 3 * Math.abs(dx * side[1] + dy * side[0])
    if (other !== node && along > 0 && far < least) { [best, least] = [other, far] }
  }
  if (best) {
    node.setAttribute('tabindex', '-1')
    best.setAttribute('tabindex', '0')
    best.focus({ preventScroll: true })
    bring(svg, best)
  }
})

// A screen that was drawn anew begins as it should.
let waits = false
function begin() {
  waits = false
  const svg = document.querySelector('svg.graph')
  if (svg) {
    viewOf(svg)
    showDay()
    const chosen = svg.querySelector('a.chosen')
    if (chosen) { bring(svg, chosen) }
  }
}
new MutationObserver(changes => {
  if (!waits && changes.some(change => [...change.addedNodes].some(node => node.nodeType === 1 && (graphOf(node) || node.querySelector?.('svg.graph'))))) {
    waits = true
    requestAnimationFrame(begin)
  }
}).observe(document.body, { childList: true, subtree: true })
begin()
