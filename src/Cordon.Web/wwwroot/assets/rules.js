// The editor of rules: line numbers, faults marked where they are, and words completed. What is a fault the server says, with the parser that decides.
const rowHeight = 21
const shownMax = 10
const quiet = 250
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))
let editor = null

export async function start(root, net, key, opened) {
  // Whoever leaves at once has taken the text along before its script came; nobody is told of what is gone.
  if (!root?.isConnected) { return }
  const area = root.querySelector('textarea')
  const own = editor = {
    area, net, key, root, opened, faults: [], words: [], operators: {}, at: -1, found: [], asked: 0,
    list: root.querySelector('[role=listbox]'), lines: root.querySelector('.lines'), marks: root.querySelector('.marks'), ends: new AbortController(),
  }
  const on = (name, act) => area.addEventListener(name, act, { signal: editor.ends.signal })
  on('input', () => { changed(); offer(false) })
  on('scroll', follow)
  on('keydown', pressed)
  on('blur', close)
  on('click', close)
  editor.list.addEventListener('mousedown', event => {
    const row = event.target.closest('[role=option]')
    event.preventDefault()
    if (row) { take([...editor.list.children].indexOf(row)) }
  }, { signal: editor.ends.signal })
  const kept = sessionStorage.getItem(key)
  if (kept !== null && kept !== area.value) { area.value = kept }
  draw()
  const answer = await fetch('/policy/language', { credentials: 'same-origin' }).catch(() => null)
  if (answer?.ok) {
    const language = await answer.json().catch(() => ({ words: [], operators: {} }))
    own.words = language.words
    own.operators = language.operators
  }
  await tell(own)
}

// Has the server read the text; one that was left meanwhile hears of it no more.
async function tell(own) {
  if (editor === own && own) { await own.net.invokeMethodAsync('Changed').catch(failure => { if (editor === own && own.area.isConnected) { throw failure } }) }
}

// An empty text is one empty line: of no bytes there is no stream.
export const text = () => new TextEncoder().encode(editor?.area.value || '\n')

export function show(faults) {
  if (!editor) { return }
  editor.faults = faults
  draw()
}

export function put(value) {
  if (!editor) { return }
  editor.area.value = value
  sessionStorage.removeItem(editor.key)
  draw()
  tell(editor)
}

export const forget = () => editor && sessionStorage.removeItem(editor.key)

export function go(line, column) {
  if (!editor) { return }
  const start = startOf(line) + column - 1
  editor.area.focus()
  editor.area.setSelectionRange(start, start)
  editor.area.scrollTop = Math.max(0, (line - 5) * rowHeight)
  follow()
}

// An editor that was opened since is another's.
export function stop(opened) {
  if (editor?.opened !== opened) { return }
  editor.ends.abort()
  editor = null
}

function startOf(line) {
  let at = 0
  for (let passed = 1; passed < line; passed++) { at = editor.area.value.indexOf('\n', at) + 1 || editor.area.value.length }
  return at
}

async function changed() {
  const own = editor
  sessionStorage.setItem(own.key, own.area.value)
  draw()
  const mine = ++own.asked
  await wait(quiet)
  if (mine === own.asked) { await tell(own) }
}

function draw() {
  const { area, lines, marks, faults } = editor
  const rows = area.value.split('\n')
  const faulty = new Set(faults.map(fault => fault.line))
  lines.replaceChildren(...rows.map((_, i) => {
    const number = document.createElement('span')
    number.textContent = i + 1
    if (faulty.has(i + 1)) { number.className = 'wrong' }
    return number
  }))
  marks.replaceChildren()
  rows.forEach((row, i) => {
    let from = 0
    for (const fault of faults.filter(fault => fault.line === i + 1).sort((a, b) => a.column - b.column)) {
      const begin = Math.max(from, fault.column - 1)
      const end = Math.max(begin, fault.column - 1 + fault.length)
      const mark = document.createElement('mark')
      mark.textContent = row.slice(begin, end) || ' '
      marks.append(row.slice(from, begin), mark)
      from = end
    }
    marks.append(row.slice(from) + '\n')
  })
  follow()
}

function follow() {
  editor.lines.style.transform = `translateY(${-editor.area.scrollTop}px)`
  editor.marks.style.transform = `translate(${-editor.area.scrollLeft}px, ${-editor.area.scrollTop}px)`
}

function pressed(event) {
  const isOpen = editor.found.length > 0
  if (event.ctrlKey && (event.key === ' ' || event.code === 'Space')) {
    event.preventDefault()
    offer(true)
  } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault()
    const count = editor.found.length
    choose((editor.at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
  } else if (isOpen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
    event.preventDefault()
    take(editor.at)
  } else if (isOpen && event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    close()
  } else if (isOpen && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    close()
  }
}

// What is being typed before the caret, and what may stand there.
function offer(isAsked) {
  const { area, words, operators } = editor
  const before = area.value.slice(0, area.selectionStart)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const part = /[A-Za-z_][\w.]*$/.exec(line)?.[0] ?? ''
  const inText = (line.split('"').length - 1) % 2 === 1
  const inFact = /\{[\w.]*$/.test(line)
  if (line.trimStart().startsWith('#') || (inText && !inFact) || (!isAsked && part.length < 2)) { return close() }
  const known = words.filter(word => word.type && word.type !== 'scam')
  let found = inText ? known : words
  if (!part && !inText) {
    const last = /([A-Za-z_][\w.]*)\s+$/.exec(line)?.[1]
    const fact = known.find(word => word.word === last)
    if (fact) { found = (operators[fact.type] ?? []).map(sign => ({ word: sign, type: '', meaning: '' })) }
    if (last === 'scam') { found = words.filter(word => word.type === 'scam') }
  }
  // A condition begins with a fact: no keyword stands before those there, whatever it begins with.
  const isNaming = /([A-Za-z_][\w.]*)\s+not\s+$/.exec(line)?.[1]
  if (isNaming && known.some(word => word.word === isNaming)) {
    found = words.filter(word => word.word === 'in')
  } else if (!inText && /(\b(when|and|or|not)\s+|\(\s*)$/.test(line.slice(0, line.length - part.length)) && !/\bin\s*\([^)]*$/.test(line)) {
    found = [...known, ...words.filter(word => word.word === 'not')]
  }
  const low = part.toLowerCase()
  const begins = found.filter(word => word.word.toLowerCase().startsWith(low))
  const holds = found.filter(word => !begins.includes(word) && low && word.word.toLowerCase().includes(low))
  editor.found = [...begins, ...holds].filter(word => word.word !== part || isAsked).slice(0, low ? shownMax : 200)
  editor.part = part
  if (editor.found.length === 0) { return close() }
  list(line)
}

function list(line) {
  const { area, found } = editor
  editor.list.replaceChildren(...found.map((word, i) => {
    const row = document.createElement('li')
    row.id = `word-${i}`
    row.setAttribute('role', 'option')
    const name = document.createElement('b')
    name.textContent = word.word
    const type = document.createElement('i')
    type.textContent = word.type
    const meaning = document.createElement('small')
    meaning.textContent = word.meaning
    row.append(name, ' ', type, ' ', meaning)
    return row
  }))
  const row = area.value.slice(0, area.selectionStart).split('\n').length
  const width = editor.root.querySelector('.ruler').getBoundingClientRect().width / 10
  const left = Math.max(0, Math.min((line.length - editor.part.length) * width - area.scrollLeft, area.clientWidth - 320))
  editor.list.style.top = `${row * rowHeight - area.scrollTop + 12}px`
  editor.list.style.left = `${area.offsetLeft + left}px`
  editor.list.hidden = false
  choose(0)
}

function choose(at) {
  editor.at = at
  ;[...editor.list.children].forEach((row, i) => row.setAttribute('aria-selected', i === at))
  editor.list.children[at].scrollIntoView({ block: 'nearest' })
  editor.area.setAttribute('aria-activedescendant', `word-${at}`)
}

function take(at) {
  const { area, found, part } = editor
  area.setRangeText(found[at].word, area.selectionStart - part.length, area.selectionStart, 'end')
  close()
  changed()
}

function close() {
  if (!editor) { return }
  editor.found = []
  editor.list.hidden = true
  editor.area.removeAttribute('aria-activedescendant')
}
