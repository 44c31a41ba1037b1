'use strict';
// The site inside of another page, as the lessons embed rooms: that page is told how high the room is, and what is done here leaves no
// entries in its history.

const Frame = {
  isInside: window.parent !== window,

  tellHeight() {
    window.parent.postMessage({ chainrule: 'height', height: document.body.getBoundingClientRect().height }, '*');
  },

  /** A link to another state, or another room, takes the place of the one that is left. */
  follow(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.replace(link.href);
  },
};

if (Frame.isInside) {
  document.body.classList.add('inside');
  new ResizeObserver(Frame.tellHeight).observe(document.body);
  document.addEventListener('click', Frame.follow);
}
