// The reader's language; and, without network, the numbers that the app was told last, because the page may be
// an old copy then. The server wrote the others into it. Written for browsers that are too old for the app.
(function () {
  var root = document.documentElement;

  function kept(key) {
    try {
      return localStorage.getItem('linli.' + key);
    } catch (refused) {
      return null;
    }
  }

  // As boot.js does it.
  var wish = (navigator.language || 'zh').toLowerCase();
  var lang = kept('lang');
  if (!lang && /^zh-(hant|tw|hk|mo)/.test(wish)) lang = 'zh-Hant';
  if (!lang && wish.indexOf('en') === 0) lang = 'en';
  root.setAttribute('lang', lang || 'zh-Hans');

  function said(text) {
    return text[root.lang.toLowerCase().replace('-', '_')] || text.zh_hans;
  }

  function item(phone) {
    var link = document.createElement('a');
    var number = document.createElement('strong');
    var label = document.createElement('span');
    link.href = 'tel:' + phone.number.replace(/[^\d+]/g, '');
    number.textContent = phone.number;
    label.textContent = said(phone.label) + (phone.hours ? ' ' + said(phone.hours) : '');
    link.appendChild(number);
    link.appendChild(label);
    var row = document.createElement('li');
    row.appendChild(link);
    return row;
  }

  function put(community) {
    var list = document.getElementById('phones');
    if (navigator.onLine !== false && list.firstElementChild) return;
    list.textContent = '';
    for (var i = 0; i < community.phones.length; i++) {
      var phone = community.phones[i];
      // The page has these of its own.
      if (!/^(12345|110|119|120)$/.test(phone.number)) list.appendChild(item(phone));
    }
    document.getElementById('name').textContent = said(community.name);
  }

  var community = kept('community');
  if (community) put(JSON.parse(community));
})();
