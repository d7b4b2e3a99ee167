"use strict";
// What a field does by itself: how much room is left, words to copy, and files, which are refused.
(() => {
  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, 144)}px`;
  }

  function room(field) {
    const words = document.getElementById(`${field.id}-room`);
    if (!words) return;
    const left = Number(field.dataset.limit) - field.value.length;
    const count = Math.abs(left).toLocaleString("en-GB");
    words.textContent = left < 0 ? `You have ${count} characters too many.` : `You have ${count} characters left.`;
    words.classList.toggle("over", left < 0);
  }

  function enhance(root) {
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
    for (const field of root.querySelectorAll("[data-limit]")) if (field.value) room(field);
  }

  document.addEventListener("drawn", (event) => enhance(event.target));
  document.addEventListener("input", ({ target: field }) => {
    if (field.dataset.limit) room(field);
    if (field.id === "composer-text") grow(field);
  });

  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    if (!copy) return;
    const text = document.getElementById(copy.dataset.copy).textContent;
    const note = copy.parentElement.querySelector("[data-copied]");
    try { await navigator.clipboard.writeText(text); note.textContent = "Copied."; }
    catch (error) { note.textContent = "Select the words and copy them."; }
  });

  // A file is never read: it is answered with words.
  const hasFiles = (transfer) => transfer && [...transfer.types].includes("Files");
  const refuse = () => document.querySelector("[data-attach]").click();
  const chat = document.getElementById("practitioner");
  chat.addEventListener("dragover", (event) => {
    if (hasFiles(event.dataTransfer)) { event.preventDefault(); chat.classList.add("dropping"); }
  });
  chat.addEventListener("dragleave", () => chat.classList.remove("dropping"));
  chat.addEventListener("drop", (event) => {
    chat.classList.remove("dropping");
    if (hasFiles(event.dataTransfer)) { event.preventDefault(); refuse(); }
  });
  chat.addEventListener("paste", (event) => {
    if (hasFiles(event.clipboardData) && !event.clipboardData.getData("text/plain")) { event.preventDefault(); refuse(); }
  });

  enhance(document);
})();
