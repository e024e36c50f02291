// Passkeys: asks the device and sends its answer with the form. Without script, or where the browser knows no passkeys, the form stays hidden.
const known = window.PublicKeyCredential;

if (known?.parseRequestOptionsFromJSON && known.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const options = JSON.parse(form.dataset.options), isNew = form.dataset.passkey === 'new';
      const messages = form.querySelectorAll('[data-failed], [data-known]');
      for (const one of messages) one.hidden = true;
      try {
        const credential = isNew
          ? await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(options) });
        form.elements.answer.value = JSON.stringify(credential);
        form.submit();
      } catch (failure) {
        // A device says so where it holds one of the passkeys that the question leaves out.
        const told = (failure.name === 'InvalidStateError' && form.querySelector('[data-known]')) || messages[0];
        told.hidden = false;
        told.focus();
      }
    });
  }
}
