//! Reaching the app from a phone in the same network. Browsers hide what the app needs (service
//! worker, cryptography, secure cookies) from plain addresses, so it takes a certificate.

use crate::setup::system;
use crate::step;
use anyhow::{Context, Result};
use std::net::{IpAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Lan {
    pub address: IpAddr,
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub fingerprint: String,
}

/// Finds this machine's address and makes a certificate for it, once per address.
///
/// # Errors
/// When the machine is in no network, or openssl is missing.
pub fn prepare(data: &Path) -> Result<Lan> {
    let address = own_address()?;
    let folder = data.join("lan");
    std::fs::create_dir_all(&folder)?;
    let certificate = folder.join(format!("{address}.crt"));
    let key = folder.join(format!("{address}.key"));
    if !certificate.exists() || !key.exists() {
        make(address, &certificate, &key)?;
    }
    let printed = step::read(
        Command::new("openssl")
            .args(["x509", "-noout", "-fingerprint", "-sha256", "-in"])
            .arg(&certificate),
    )?;
    let fingerprint = printed.rsplit('=').next().unwrap_or_default().to_owned();
    Ok(Lan {
        address,
        certificate,
        key,
        fingerprint,
    })
}

/// Makes a certificate for `localhost` and an address, and its key.
///
/// # Errors
/// When openssl is missing and can not be installed.
pub fn make(address: IpAddr, certificate: &Path, key: &Path) -> Result<()> {
    if !step::works(Command::new("openssl").arg("version")) {
        system::install(&["openssl"], "it makes the certificate")?;
    }
    step::step(
        "certificate",
        "browsers give the app all it needs only over TLS",
        || {
            step::read(
                Command::new("openssl")
                    .args([
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                    ])
                    .args(["-nodes", "-days", "365", "-subj", "/CN=linli"])
                    .args([
                        "-addext",
                        &format!("subjectAltName=IP:{address},IP:127.0.0.1,DNS:localhost"),
                    ])
                    .arg("-keyout")
                    .arg(key)
                    .arg("-out")
                    .arg(certificate),
            )
            .map(drop)
        },
    )
}

/// The address from which this machine would send to a far one. Nothing is sent.
fn own_address() -> Result<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket
        .connect("192.0.2.1:9")
        .context("this machine seems to be in no network")?;
    Ok(socket.local_addr()?.ip())
}

/// The address as a picture of block characters.
pub fn qr(address: &str) -> String {
    qrcode::QrCode::new(address)
        .map(|code| code.render::<qrcode::render::unicode::Dense1x2>().build())
        .unwrap_or_else(|_| address.to_owned())
}
