// Holds the one script of the site, which copies a citation for those whose browser runs it.

/** Shows the button that stands hidden beside the citation, and copies the citation when it is pressed. */
export const COPY_CITATION = `'use strict';
for (const button of document.querySelectorAll('[data-copy]')) {
  const text = document.getElementById(button.dataset.copy);
  const said = button.nextElementSibling;
  if (!navigator.clipboard || !text) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = button.dataset.done;
    } catch {
      // Where the browser does not let a page write, it may let its reader copy what is selected.
      getSelection().selectAllChildren(text);
      if (document.execCommand('copy')) said.textContent = button.dataset.done;
    }
  });
}
`;
