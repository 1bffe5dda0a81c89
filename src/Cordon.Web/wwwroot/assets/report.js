// Escape leaves a text box for the place that it names, so that the keys of the screen work again. Who composes a word with it stays there.
document.addEventListener('keydown', event => {
  const to = event.key === 'Escape' && !event.isComposing && event.target.dataset && event.target.dataset.escape
  if (to) {
    event.preventDefault()
    document.getElementById(to).focus()
  }
})

// Enter files a call wherever it means nothing else, and with Ctrl from its text as well. A key that is held down files nothing.
document.addEventListener('keydown', event => {
  const at = event.target
  const isMeant = at.dataset?.file !== undefined ? event.ctrlKey || event.metaKey : !at.closest?.('a, button, input, textarea, select, summary')
  const file = event.key === 'Enter' && isMeant && !event.repeat && !event.isComposing && document.querySelector('.call [data-key=f]:not(:disabled)')
  if (file) {
    event.preventDefault()
    file.click()
  }
})

// A box takes so many characters, and a browser leaves the rest of what is put in out without a word: it is said how many. It stands until there is room.
document.addEventListener('beforeinput', event => {
  const box = event.target
  const cut = box.id === 'said' ? document.getElementById('said-cut') : null
  const put = (event.data ?? event.dataTransfer?.getData('text/plain'))?.replaceAll('\r\n', '\n')
  if (cut && put) {
    const over = put.length - (box.maxLength - box.value.length + box.selectionEnd - box.selectionStart)
    if (over > 0) {
      cut.textContent = cut.dataset.words.replace('{0}', over)
      cut.hidden = false
    }
  }
})
document.addEventListener('input', event => {
  const cut = event.target.id === 'said' ? document.getElementById('said-cut') : null
  if (cut && event.target.value.length < event.target.maxLength) { cut.hidden = true }
})

// What was typed is copied for another place that keeps it.
document.addEventListener('click', event => {
  const copy = event.target.closest('[data-copy]')
  if (copy) {
    navigator.clipboard?.writeText(document.getElementById(copy.dataset.copy).value).then(() => { copy.textContent = copy.dataset.copied })
  }
})

// The chosen payment stands where it is seen: in its list at once, in the window when its officer is not writing just then.
new MutationObserver(changes => {
  const list = changes[0].target
  const chosen = list.querySelector('.payment.chosen')?.parentElement
  if (!chosen) { return }
  if (document.activeElement?.id !== 'said') {
    chosen.scrollIntoView({ block: 'nearest' })
  } else if (chosen.offsetTop < list.scrollTop || chosen.offsetTop + chosen.offsetHeight > list.scrollTop + list.clientHeight) {
    list.scrollTop = chosen.offsetTop
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-shown'] })

// With a session its calls go: who signs out is asked first. A screen that takes a call knows itself whether one waits, and leaves word of it for the other
// windows of this browser; those know it from when they came, too. Where none waited when a page came, the word of an earlier session is gone.
const unfiled = 'cordon-unfiled'
const leaveWord = () => {
  const here = document.getElementById('unfiled-here')
  const words = (here ?? document.querySelector('form[action="/sign-out"]'))?.dataset.leave
  if (words) { localStorage.setItem(unfiled, words) } else { localStorage.removeItem(unfiled) }
}
leaveWord()
window.Blazor?.addEventListener('enhancedload', leaveWord)
new MutationObserver(leaveWord).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-leave'] })
document.addEventListener('submit', event => {
  const form = event.target
  const here = document.getElementById('unfiled-here')
  const words = here ? here.dataset.leave : localStorage.getItem(unfiled) ?? form.dataset.leave
  if (words && form.getAttribute('action') === '/sign-out' && !confirm(words)) {
    event.preventDefault()
  }
}, true)

// While the line to the centre is lost nothing that is typed is kept there: the browser asks before the page goes with it.
window.addEventListener('beforeunload', event => {
  const modal = document.getElementById('components-reconnect-modal')
  if (document.getElementById('said')?.value.trim() && /components-reconnect-(show|failed|rejected|retrying|paused)/.test(modal?.className ?? '')) {
    event.preventDefault()
  }
})
