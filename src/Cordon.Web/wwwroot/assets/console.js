// A line that is lost is told within eight seconds: the server is heard from every two seconds, or it is not there.
const silenceAtMost = 8 * 1000
window.Blazor?.start({ circuit: { configureSignalR: line => { line.withServerTimeout(silenceAtMost).withKeepAliveInterval(2 * 1000) } } })

// Passkeys, the browser's time zone, and keys that act on what a screen marks. Everything else is the server's.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const hasCookie = cookie => document.cookie.split('; ').includes(cookie)
const zoneCookie = `cordon-zone=${encodeURIComponent(zone)}`
if (zone && !hasCookie(zoneCookie)) {
  document.cookie = `${zoneCookie};path=/;max-age=31536000;samesite=lax`
  // The page was drawn by another zone. A live screen draws itself anew; another one that shows times is asked for once more.
  const isLive = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT, node => node.data.startsWith('Blazor:') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode()
  if (!isLive && hasCookie(zoneCookie) && new Date().getTimezoneOffset() !== 0 && document.querySelector('main [data-times]')) {
    location.reload()
  }
}

async function passkey(form) {
  const token = form.querySelector('[name=__RequestVerificationToken]').value
  const body = new URLSearchParams({ __RequestVerificationToken: token })
  const answer = await fetch(form.dataset.options, { method: 'POST', body, credentials: 'same-origin' })
  if (answer.status === 403) {
    form.querySelector('[data-fault="refused"]').hidden = false
    return
  }
  const options = await answer.json()
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  form.querySelector('[name=credential]').value = JSON.stringify(credential)
  form.submit()
}

document.addEventListener('submit', event => {
  const form = event.target
  if (form.dataset && form.dataset.passkey) {
    event.preventDefault()
    form.querySelectorAll('.fault').forEach(fault => { fault.hidden = true })
    passkey(form).catch(failure => {
      // A page that may use no passkey at all is told apart from a person who broke off, and from a device that has none.
      const isHere = !window.PublicKeyCredential?.parseRequestOptionsFromJSON || failure.name === 'SecurityError'
      form.querySelector(`[data-fault="${isHere ? 'here' : 'broken-off'}"]`).hidden = false
    })
  }
})

// A key that a screen marks with data-key presses what it marks, unless somebody is typing. Letters, digits and signs do nothing for whoever switched
// them off, a key that is held down does nothing again, and a capital is its letter.
const isCharacter = key => key.length === 1
const areKeysOff = () => hasCookie('cordon-keys=off')
document.addEventListener('keydown', event => {
  const at = event.target
  if (event.repeat || (isCharacter(event.key) && areKeysOff())) {
    return
  }
  const form = event.key === 'Escape' && !event.isComposing && at.closest?.('form[data-opened]')
  if (form) {
    event.preventDefault()
    form.querySelector('[data-key="Escape"]')?.click()
    return
  }
  if (event.ctrlKey || event.altKey || event.metaKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
    return
  }
  const key = isCharacter(event.key) ? event.key.toLowerCase() : event.key
  // While a form that somebody opened waits for words, a letter that misses its field is a word's and no order: it presses nothing outside. Escape
  // closes the form.
  const open = [...document.querySelectorAll('form[data-opened]')].find(one => one.querySelector('input, textarea, select'))
  const marked = (((isCharacter(key) || key === 'Escape') && open) || document).querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`)
  if (marked) {
    event.preventDefault()
    marked.matches('input, textarea, select') ? marked.focus() : marked.click()
  }
})

// Whoever has found what they sought goes on by keys: Enter leaves the box, and so does Escape once there is nothing in it.
const leavesBox = event => event.target.matches?.('form.find, form.find input') && (event.type === 'submit' || (event.key === 'Escape' && !event.target.value))
for (const kind of ['submit', 'keydown']) {
  document.addEventListener(kind, event => leavesBox(event) && document.activeElement?.blur())
}

// A form that something opens takes the focus into its first field, or where it has none to its first button, and gives it back to what opened it; Escape
// in a field closes it, above.
let openedForm = null
let openedBy = null
document.addEventListener('click', event => {
  openedBy = event.target.closest?.('[data-opens]')?.dataset.key ?? openedBy
}, true)
new MutationObserver(() => {
  const form = document.querySelector('form[data-opened]')
  if (form === openedForm) {
    return
  }
  const opener = !form && openedBy && document.querySelector(`[data-opens][data-key="${CSS.escape(openedBy)}"]`)
  openedForm = form
  if (form) {
    (form.querySelector('input, textarea, select') ?? form.querySelector('button'))?.focus()
  } else if (opener && document.activeElement === document.body) {
    opener.focus()
  }
}).observe(document.body, { childList: true, subtree: true })

// The row that was chosen is brought into sight in its list, where only the rows in sight are drawn; in a narrow window its file is, which stands below.
let shownRow = -1
function placeOfRow(list, row) {
  const rows = list.querySelector('ol[data-row]')
  const height = Number(rows?.dataset.row)
  const top = rows ? rows.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientTop + list.scrollTop + row * height : 0
  return { top, bottom: top + height, isThere: Boolean(rows) && row >= 0 }
}
function bringRow(list, row) {
  const { top, bottom, isThere } = placeOfRow(list, row)
  if (isThere && top < list.scrollTop) {
    list.scrollTop = top
  } else if (isThere && bottom > list.scrollTop + list.clientHeight) {
    list.scrollTop = bottom - list.clientHeight
  }
}

// The list ends where the window does, whatever stands above it: else its last rows, and the one that was brought to its end, lie below the window.
// What is measured stands in a sheet of its own, which no page that is merged into this one takes away.
const listSheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(listSheet)
let listTop = -1
function fitList() {
  const list = document.querySelector('.desk > .list')
  const top = list ? Math.round(list.getBoundingClientRect().top + scrollY) : listTop
  if (list && top !== listTop) {
    const { top: above, bottom, isThere } = placeOfRow(list, shownRow)
    const wasInSight = isThere && above >= list.scrollTop && bottom <= list.scrollTop + list.clientHeight
    listTop = top
    listSheet.replaceSync(`:root { --list-top: ${top}px; }`)
    if (wasInSight) { bringRow(list, shownRow) }
  }
}
new ResizeObserver(fitList).observe(document.body)

window.cordonShow = row => {
  const list = document.querySelector('.desk > .list')
  if (list) {
    shownRow = row
    fitList()
    bringRow(list, row)
  }
  if (matchMedia('(max-width: 860px)').matches) {
    document.querySelector('.desk .file')?.scrollIntoView({ block: 'start' })
  }
}

// What was typed into a case's form is kept with the session and goes with it: who signs out is asked first. A case's page knows of its own
// fields, another page of those that were kept when it came.
document.addEventListener('submit', event => {
  const { unsent, unsentWords } = event.target.dataset
  const fields = [...document.querySelectorAll('textarea[data-unsent]')]
  const hasWords = fields.length > 0 ? fields.some(field => field.value.trim()) : unsent
  if (event.target.getAttribute('action') === '/sign-out' && !event.defaultPrevented && hasWords && !confirm(unsentWords)) {
    event.preventDefault()
  }
}, true)

// While the line is lost, a form that the live screen would have sent stays as it is: sent by the browser it would take along what was typed.
document.addEventListener('submit', event => {
  const line = document.getElementById('components-reconnect-modal')?.className ?? ''
  if (!event.target.hasAttribute('action') && /components-reconnect-(show|failed|rejected|retrying|paused)/.test(line)) {
    event.preventDefault()
    event.stopPropagation()
  }
}, true)

// What was typed while the line was lost the server has not heard: it is told when the line is back.
const lineNotice = document.getElementById('components-reconnect-modal')
let wasLost = false
if (lineNotice) {
  new MutationObserver(() => {
    if (/components-reconnect-(show|failed|retrying|paused)/.test(lineNotice.className)) {
      wasLost = true
    } else if (wasLost) {
      wasLost = false
      document.querySelectorAll('[data-file]').forEach(box => box.dispatchEvent(new Event('input', { bubbles: true })))
    }
  }).observe(lineNotice, { attributes: true, attributeFilter: ['class'] })
}

// Where a row of tabs is wider than the window, the one that is open is in sight.
function showTab() {
  const tab = document.querySelector('.tabs [aria-current]')
  const row = tab?.closest('ul')
  if (row && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }
}
new MutationObserver(showTab).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-current'] })
showTab()

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) {
    window.print()
  }
})

// A session lasts while somebody does something, and an open screen alone does nothing: it tells the server, once in five minutes at most.
let told = Date.now()
const tellEvery = 5 * 60 * 1000
function tell() {
  const form = document.querySelector('form[action="/sign-out"]')
  if (form && Date.now() - told > tellEvery) {
    told = Date.now()
    fetch('/still-here', { method: 'POST', body: new FormData(form), credentials: 'same-origin' }).catch(() => { told = 0 })
  }
}
document.addEventListener('keydown', tell)
document.addEventListener('pointerdown', tell)

// A form that is folded out has the keyboard in its first field.
document.addEventListener('click', event => {
  const form = event.target.closest('details.act > summary')?.parentElement
  if (form && !form.open) {
    setTimeout(() => form.querySelector('textarea, select, input')?.focus())
  }
})

// A page that is fetched into this one does not focus by itself what a page of its own would.
let shown = location.pathname
window.Blazor?.addEventListener('enhancedload', () => {
  if (location.pathname !== shown) {
    document.querySelector('[autofocus]')?.focus()
  }
  shown = location.pathname
})

// A screen whose session is over leads to the sign-in, unless its window is on its way to another page already, perhaps into the next session.
// What was on its way and did not come was a file, and no page: whoever does something here stayed, and so does who walked away.
let isLeaving = false
let leadsTo = null
const pageComesWithin = 30 * 1000
const lead = () => { if (leadsTo) { location.assign(leadsTo) } }
window.addEventListener('beforeunload', () => { isLeaving = true })
const stay = () => { isLeaving = false; lead() }
document.addEventListener('keydown', stay, true)
document.addEventListener('pointerdown', stay, true)
window.cordonEnd = to => {
  leadsTo = to
  if (isLeaving) { setTimeout(lead, pageComesWithin) } else { lead() }
}
