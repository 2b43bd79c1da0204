//! Reading aloud. Android's web-view, UC and Baidu have no speech; many phones have no Chinese
//! voice. `speak` says so where it can be known; else the speech ends before it began.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

/// Slower than the usual 1.0: that is what older listeners ask for.
const RATE: f32 = 0.85;

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    Reflect::get(&window, &JsValue::from_str("speechSynthesis"))
        .ok()
        .filter(JsValue::is_object)?;
    window.speech_synthesis().ok()
}

/// Reads `text` aloud; what was being read stops. `on_end` is called once when it has finished or
/// failed. `false` when the browser can not, or has voices for other languages only.
pub fn speak(text: &str, lang: &str, on_end: impl FnOnce() + 'static) -> bool {
    let Some(synthesis) = synthesis() else {
        return false;
    };
    let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) else {
        return false;
    };
    let lang = if lang == "en" { "en" } else { "zh-CN" };
    words.set_lang(lang);
    words.set_rate(RATE);
    let voices = synthesis.get_voices();
    let voice = voices
        .iter()
        .map(wasm_bindgen::JsCast::unchecked_into::<web_sys::SpeechSynthesisVoice>)
        .find(|voice| voice.lang().replace('_', "-").starts_with(&lang[..2]));
    // Voices come late: none at all may mean that they are not known yet.
    if voice.is_none() && voices.length() > 0 {
        return false;
    }
    words.set_voice(voice.as_ref());
    let done: Function =
        wasm_bindgen::JsCast::unchecked_into(wasm_bindgen::closure::Closure::once_into_js(on_end));
    words.set_onend(Some(&done));
    words.set_onerror(Some(&done));
    synthesis.cancel();
    synthesis.speak(&words);
    true
}

pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
