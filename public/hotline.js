// Puts the community's own numbers first when they can be had; the page works without.
(function () {
  function known() {
    try {
      return JSON.parse(localStorage.getItem('linli.community'));
    } catch (refused) {
      return null;
    }
  }

  function put(community) {
    if (!community || !community.phones) return;
    var list = document.getElementById('phones');
    for (var i = community.phones.length - 1; i >= 0; i--) {
      var phone = community.phones[i];
      var link = document.createElement('a');
      var number = document.createElement('strong');
      var label = document.createElement('span');
      link.href = 'tel:' + phone.number.replace(/[^\d+]/g, '');
      number.textContent = phone.number;
      label.textContent = phone.label.zh_hans + (phone.hours ? '，' + phone.hours.zh_hans : '');
      link.appendChild(number);
      link.appendChild(label);
      var item = document.createElement('li');
      item.appendChild(link);
      list.insertBefore(item, list.firstChild);
    }
    var where = document.getElementById('community');
    where.textContent = community.name.zh_hans + '：' + where.textContent;
  }

  var kept = known();
  if (kept) {
    put(kept);
    return;
  }
  var request = new XMLHttpRequest();
  request.open('GET', '/api/v1/communities/-');
  request.onload = function () {
    if (request.status === 200) put(JSON.parse(request.responseText));
  };
  request.send();
})();
