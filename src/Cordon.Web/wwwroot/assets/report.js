// Escape leaves a text box for the place that it names, so that the keys of the screen work again.
document.addEventListener('keydown', event => {
  const to = event.key === 'Escape' && event.target.dataset && event.target.dataset.escape
  if (to) {
    event.preventDefault()
    document.getElementById(to).focus()
  }
})
