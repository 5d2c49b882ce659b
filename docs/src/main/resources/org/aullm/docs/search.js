// Sections that hold all words, those with a word in their title first.
const box = document.querySelector('input[type=search]');
const found = document.querySelector('.found');
box.addEventListener('input', () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
  found.textContent = '';
  if (!words.length) return;
  SECTIONS
    .filter(s => words.every(word => (s[1] + ' ' + s[3]).toLowerCase().includes(word)))
    .map(s => [words.filter(word => s[1].toLowerCase().includes(word)).length, s])
    .sort((a, b) => b[0] - a[0])
    .slice(0, 12)
    .forEach(([, s]) => {
      const link = document.createElement('a');
      link.href = document.body.dataset.up + s[2];
      link.textContent = s[0] === s[1] ? s[0] : s[0] + ': ' + s[1];
      const item = document.createElement('li');
      item.append(link);
      found.append(item);
    });
});
