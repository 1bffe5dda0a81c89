namespace Cordon.Bench.Officers;

/// <summary>
/// What a measured page has running in it: <c>bench.arm(press, until, isKey)</c> notes what stands now, and from the key or the button going down the time is
/// taken until <c>until</c> holds, looked at after each change of the page, and the frame after that has been drawn for. What is armed outlives a page
/// that is loaded anew.
/// </summary>
/// <remarks>
/// <c>until</c> is a selector that must match; <c>new SELECTOR</c>: its text is another than when armed; <c>gone SELECTOR</c>: it matches nothing;
/// <c>path SELECTOR</c>: it matches, and the address is another than when armed. Several parted by <c> &amp;&amp; </c> all have to hold.
/// <c>bench.watch</c> counts frames and how much of the list in sight is no row in each; <c>bench.jump</c> goes to a place of the list; <c>bench.follow</c>
/// counts frames and in how many an attribute was another than before; <c>bench.stood</c> waits until something with these digits stands; <c>bench.painted</c>
/// tells when the first picture of the page stood.
/// </remarks>
internal static class PageScript
{
    public const string Text = """
        (() => {
          const kept = 'bench-armed'
          const read = () => JSON.parse(sessionStorage.getItem(kept) ?? 'null')
          const write = armed => armed ? sessionStorage.setItem(kept, JSON.stringify(armed)) : sessionStorage.removeItem(kept)
          const now = () => performance.timeOrigin + performance.now()
          const textOf = selector => document.querySelector(selector)?.textContent ?? ''
          const part = one => /^(new|gone|path) /.test(one) ? [one.split(' ')[0], one.slice(one.indexOf(' ') + 1)] : ['is', one]
          const parts = until => until.split(' && ').map(part)
          const holds = armed => parts(armed.until).every(([how, selector]) => how === 'is' ? document.querySelector(selector)
            : how === 'gone' ? !document.querySelector(selector)
            : how === 'path' ? location.href !== armed.href && document.querySelector(selector)
            : textOf(selector) !== '' && textOf(selector) !== armed.texts[selector])
          const look = () => {
            const armed = read()
            if (armed?.began && document.body && holds(armed)) {
              write(null)
              requestAnimationFrame(() => benchTold(JSON.stringify({ took: now() - armed.began })))
            }
          }
          const press = () => { const armed = read(); if (armed && !armed.began) { armed.began = now(); write(armed) } }
          addEventListener('keydown', press, true)
          addEventListener('pointerdown', press, true)
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
          addEventListener('DOMContentLoaded', look)
          // Notes something at each frame, until it is ended: then the gaps between frames, how long it was, and what was noted.
          const frames = note => {
            const noted = []
            let frame = 0
            const each = at => { noted.push([at, note()]); frame = requestAnimationFrame(each) }
            frame = requestAnimationFrame(each)
            return () => {
              cancelAnimationFrame(frame)
              return [noted.slice(1).map(([at], i) => at - noted[i][0]), (noted.at(-1)[0] - noted[0][0]) / 1000, noted.map(([, what]) => what)]
            }
          }
          window.bench = {
            stands: until => Boolean(holds({ until, href: '', texts: {} })),
            arm: (selector, until, isKey) => {
              const isSeen = box => box.top >= 0 && box.bottom <= innerHeight && box.width > 0
              const all = [...document.querySelectorAll(selector)].filter(one => isKey || isSeen(one.getBoundingClientRect()))
              if (all.length === 0) { return null }
              const box = all[Math.floor(Math.random() * all.length)].getBoundingClientRect()
              const texts = Object.fromEntries(parts(until).filter(([how]) => how === 'new').map(([, of]) => [of, textOf(of)]))
              write({ until, href: location.href, texts })
              return [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2]
            },
            blank: (list, row) => {
              const box = document.querySelector(list).getBoundingClientRect()
              const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2]
              const places = Array.from({ length: 20 }, (_, i) => top + (bottom - top) * i / 19)
              return places.filter(y => !document.elementFromPoint(box.left + box.width / 2, y)?.closest(row)).length / places.length
            },
            watch: (list, row) => {
              const ended = frames(() => bench.blank(list, row))
              bench.watched = () => {
                const [gaps, seconds, blanks] = ended()
                return [gaps.length / seconds, Math.max(...gaps), gaps.filter((_, i) => blanks[i] > 0).reduce((sum, gap) => sum + gap, 0) / 1000 / seconds]
              }
            },
            follow: (selector, attribute) => {
              const ended = frames(() => document.querySelector(selector).getAttribute(attribute))
              bench.followed = () => {
                const [gaps, seconds, values] = ended()
                return [gaps.length / seconds, Math.max(...gaps), gaps.filter((_, i) => values[i] !== values[i + 1]).length / gaps.length]
              }
            },
            stood: (selector, digits) => new Promise(done => {
              const look = () => {
                if (![...document.querySelectorAll(selector)].some(one => one.textContent.replace(/[^0-9]/g, '') === digits)) { return }
                watcher.disconnect()
                requestAnimationFrame(() => done(true))
              }
              const watcher = new MutationObserver(look)
              watcher.observe(document, { subtree: true, childList: true, characterData: true })
              look()
            }),
            painted: async () => {
              const of = () => performance.getEntriesByName('first-contentful-paint')[0]
              while (!of()) { await new Promise(requestAnimationFrame) }
              return of().startTime
            },
            jump: (list, row, share) => new Promise(done => {
              const box = document.querySelector(list)
              box.scrollTop = box.scrollHeight * share
              const began = performance.now()
              let waits = 2
              const each = () => {
                // The first frames after a jump may still show what stood there before it.
                if (waits-- <= 0 && bench.blank(list, row) === 0) { done(performance.now() - began) }
                else if (performance.now() - began > 10000) { done(10000) }
                else { requestAnimationFrame(each) }
              }
              requestAnimationFrame(each)
            }),
          }
        })()
        """;
}
