// Applying a code must not lose what was typed beside it.
const contact = document.getElementById('checkout-form');
const discount = document.getElementById('discount-form');
if (contact && discount) {
  discount.addEventListener('formdata', (event) => {
    for (const [name, value] of new FormData(contact)) event.formData.set(name, value);
  });
}
