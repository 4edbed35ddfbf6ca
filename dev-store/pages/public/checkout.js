// Applying a code or a way to pay must not lose what was typed beside it.
const contact = document.getElementById('checkout-form');
for (const form of document.querySelectorAll('form.discount')) {
  form.addEventListener('formdata', (event) => {
    if (contact) for (const [name, value] of new FormData(contact)) event.formData.set(name, value);
  });
}
