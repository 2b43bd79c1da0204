// Runs before anything is painted: sets how the page looks, starts what will be needed, and keeps
// watch until the app is there. Written for browsers that are too old for the app, so that they
// can be told so: no modern syntax here.
(function () {
  var root = document.documentElement;
  var texts = '__TEXTS__';
  var dead = false;
  // Start of an address, and the files that its page needs; the first that fits counts.
  var early = []; /*__EARLY__*/

  function kept(key) {
    try {
      return localStorage.getItem('linli.' + key);
    } catch (refused) {
      return null;
    }
  }

  function language() {
    var choice = kept('lang');
    if (choice) return choice;
    var wish = (navigator.language || 'zh').toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(wish)) return 'zh-Hant';
    return wish.indexOf('en') === 0 ? 'en' : 'zh-Hans';
  }

  // WeChat's host shell may pass the text size that its user set; from 22 on that is 关怀模式.
  function elder() {
    var mode = kept('mode');
    if (mode) return mode === 'elder';
    var host = /[?&]fs=([\d.]+)/.exec(location.search);
    return !!host && parseFloat(host[1]) >= 22;
  }

  var dark = window.matchMedia ? matchMedia('(prefers-color-scheme: dark)') : { matches: false };
  function theme() {
    var choice = kept('theme');
    var night = choice === 'dark' || (choice !== 'light' && dark.matches);
    root.setAttribute('data-theme', night ? 'dark' : 'light');
  }

  var lang = language();
  root.setAttribute('lang', lang);
  root.setAttribute('data-mode', elder() ? 'elder' : 'standard');
  earlyPage();
  root.setAttribute('data-fs', kept('fs') || (elder() ? '2' : '1'));
  theme();
  if (dark.addEventListener) dark.addEventListener('change', theme);

  function keep(key, value) {
    try {
      localStorage.setItem('linli.' + key, value);
      return true;
    } catch (refused) {
      return false;
    }
  }

  // index.html holds some pages whole: they are seen and used while the app is on its way. In 长辈版
  // the form's first question is another one.
  function earlyPage() {
    var page = '';
    if (location.pathname === '/') page = elder() ? 'home-elder' : 'home';
    if (location.pathname === '/report/new/what' && !elder()) page = 'what';
    if (!page || !capable()) return;
    root.setAttribute('data-early', page);
    // Behind what was typed before, here or in another tab, and no draft has taken yet (`state/drafts`).
    var before = kept('words');
    var last = before;
    document.addEventListener('input', function (event) {
      if (event.target.id !== 'early-words') return;
      if (kept('words') !== last) before = kept('words');
      last = before ? before + '\n' + event.target.value : event.target.value;
      // Where the browser keeps nothing, they last as long as the page.
      if (!keep('words', last)) root.setAttribute('data-words', (last = event.target.value));
    });
    // An input method loses the word that it is making when its field goes.
    document.addEventListener('compositionstart', function () {
      root.setAttribute('data-composing', '');
    });
    document.addEventListener('compositionend', function () {
      root.removeAttribute('data-composing');
    });
    document.addEventListener('click', function (event) {
      var button = event.target.closest('[data-set-mode]');
      if (!button) return;
      var mode = button.getAttribute('data-set-mode');
      // As `state/preferences` does it.
      if (mode === 'standard') keep('fs-elder', root.getAttribute('data-fs'));
      keep('fs', mode === 'elder' ? kept('fs-elder') || '2' : '1');
      if (keep('mode', mode)) location.reload();
    });
  }

  // Asking for it while pages change would have both of them laid out in that very turn.
  var scrolled = 0;
  window.addEventListener('scroll', function () {
    if (!started()) scrolled = window.pageYOffset;
  });

  // Takes away what index.html showed. The app's field holds what was typed; the cursor follows.
  function swap() {
    var boot = document.getElementById('boot');
    if (!boot) return;
    var from = document.getElementById('early-words');
    var to = document.activeElement === from && document.querySelector('#main textarea');
    var behind = from.value.length - from.selectionEnd;
    root.removeAttribute('data-early');
    root.removeAttribute('data-composing');
    if (to) {
      to.focus({ preventScroll: true });
      to.selectionStart = to.selectionEnd = Math.max(0, to.value.length - behind);
    }
    boot.parentNode.removeChild(boot);
    if (scrolled) window.scrollTo(0, scrolled);
    if (dead) broken();
  }

  // The first layout opens the fonts: a slow phone takes a fifth of a second for it in one piece. So what
  // index.html holds comes into sight in three (boot.css).
  function showPart(part) {
    if (part > 3) return root.removeAttribute('data-part');
    root.setAttribute('data-part', part);
    requestAnimationFrame(function () {
      setTimeout(showPart, 0, part + 1);
    });
  }

  // Run while the program is still coming: `platform/leaflet/files.rs` finds it there.
  function run(address) {
    var script = document.createElement('script');
    script.setAttribute('data-early', '');
    script.setAttribute('src', address);
    script.onload = function () {
      script.setAttribute('data-here', '');
    };
    script.onerror = function () {
      document.head.removeChild(script);
    };
    document.head.appendChild(script);
  }

  function preload(address) {
    if (/\/leaflet\.js$/.test(address)) return run(address);
    var link = document.createElement('link');
    link.rel = /^\/map\//.test(address) ? 'modulepreload' : 'preload';
    link.as = /\.js$/.test(address) ? 'script' : /\.css$/.test(address) ? 'style' : 'fetch';
    if (link.as === 'fetch') link.crossOrigin = 'anonymous';
    link.href = address;
    document.head.appendChild(link);
  }

  // What the map will ask for first (`src/platform/leaflet/foreseen.rs`), letter by letter, which is why it
  // ends as gloo-net ends an address with a query. The server wrote on the page where the community lies.
  function reportsInView() {
    var bounds = root.getAttribute('data-bounds');
    if (location.pathname !== '/map' || location.search || !bounds) return;
    var b = bounds.split(',').map(Number);
    var high = (b[3] - b[1]) / Math.cos(((b[1] + b[3]) / 2) * (Math.PI / 180));
    var beside = elder() ? 50 : 98;
    var part = elder() ? 0.33 : 0.7;
    var scale = Math.min((innerWidth - beside) / (b[2] - b[0]), (innerHeight * part - 16) / high);
    var zoom = Math.floor(Math.log((scale * 360) / 256) / Math.LN2);
    preload('/api/v1/communities/-/map?bbox=' + encodeURIComponent(bounds) + '&zoom=' + zoom + '&');
  }

  showPart(1);
  // The texts of the active language and the code of the page that was opened: the app asks for the
  // same addresses later and finds them on their way.
  if (texts.indexOf('__') !== 0) preload('/i18n/' + lang + '.app.' + texts + '.json');
  reportsInView();
  for (var i = 0; i < early.length; i++) {
    if (location.pathname.indexOf(early[i][0]) === 0) {
      preloadNext(early[i][1], 0);
      break;
    }
  }

  // In turns: on a slow phone a dozen requests in one piece keep the page from its first paint.
  function preloadNext(addresses, at) {
    if (at >= addresses.length) return;
    preload(addresses[at]);
    setTimeout(preloadNext, 0, addresses, at + 1);
  }

  // One function that takes and returns a reference type: what the app's program needs most.
  function capable() {
    try {
      return WebAssembly.validate(
        new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 111, 1, 111])
      );
    } catch (old) {
      return false;
    }
  }

  function started() {
    return root.getAttribute('data-app') === 'ready';
  }

  function show(id) {
    var boot = document.getElementById('boot');
    if (!boot || started()) return;
    var words = boot.querySelectorAll('[data-boot]');
    for (var i = 0; i < words.length; i++) words[i].hidden = words[i].id !== id;
  }

  function failed() {
    show(navigator.onLine === false ? 'boot-offline' : 'boot-failed');
  }

  var apology = {
    'zh-Hans': ['页面出了点问题，写好的内容已经存在手机里。', '重新打开'],
    'zh-Hant': ['頁面出了點問題，寫好的內容已經存在手機裡。', '重新開啟'],
    en: ['Something broke. What you wrote is kept on this phone.', 'Open again'],
  };

  function broken() {
    dead = true;
    if (document.getElementById('boot')) return failed();
    if (document.getElementById('broken')) return;
    var words = apology[lang] || apology['zh-Hans'];
    var bar = document.createElement('div');
    var button = document.createElement('button');
    bar.id = 'broken';
    bar.className = 'l-broken';
    bar.setAttribute('role', 'alert');
    bar.appendChild(document.createTextNode(words[0]));
    button.className = 'l-button';
    button.textContent = words[1];
    button.onclick = function () {
      location.reload();
    };
    bar.appendChild(button);
    document.body.appendChild(bar);
  }

  // The server wrote a number on the lines to a person. Without network the page may be an old copy: the
  // number that the app was told last is newer then.
  function call() {
    var lines = document.querySelectorAll('[data-call]');
    try {
      var number = JSON.parse(kept('community')).phones[0].number;
      for (var i = 0; i < lines.length; i++) {
        if (navigator.onLine !== false && /^tel:/.test(lines[i].href)) continue;
        lines[i].href = 'tel:' + number.replace(/[^\d+]/g, '');
        lines[i].querySelector('[data-number]').textContent = number;
      }
    } catch (unknown) {
      // They stay as they came: with the server's number, or leading to those that are everybody's.
    }
  }

  document.addEventListener('DOMContentLoaded', function () {
    call();
    var again = document.querySelectorAll('[data-reload]');
    for (var i = 0; i < again.length; i++) {
      again[i].addEventListener('click', function () {
        location.reload();
      });
    }
    if (!capable()) show('boot-old');
  });
  if (!capable()) return;

  // After a panic nothing works any more and no press is answered; what was typed is in its draft.
  function stopped(error) {
    return error instanceof WebAssembly.RuntimeError;
  }

  window.addEventListener('error', function (event) {
    // Resources that fail to load do not bubble; a script that is missing ends the start.
    var script = event.target && event.target.tagName === 'SCRIPT';
    if (script && !event.target.hasAttribute('data-early')) failed();
    // So does a program that can not be had: the script that waits for it stops.
    if (event.target === window && !root.hasAttribute('data-app')) failed();
    if (stopped(event.error)) broken();
  }, true);
  window.addEventListener('unhandledrejection', function (event) {
    if (!started()) failed();
    else if (stopped(event.reason)) broken();
  });
  // The app says so when it could not get its texts, and when it is there.
  if (window.MutationObserver) {
    new MutationObserver(function () {
      var state = root.getAttribute('data-app');
      if (state === 'failed') failed();
      if (state === 'ready') swap();
    }).observe(root, { attributes: true, attributeFilter: ['data-app'] });
  }
  setTimeout(function () {
    if (!started()) show('boot-slow');
  }, 12000);
})();
