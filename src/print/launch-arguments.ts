// Turns what we want of a browser into Chromium's command line: no way out to any network, and type set as in print.

/**
 * The wall: every request that is not answered from memory goes to a proxy that does not exist. `<-loopback>` takes
 * away Chromium's rule that loopback addresses pass a proxy by. Without these two, interception alone leaks.
 */
export const DEAD_PROXY = ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>'] as const;

/** A second wall behind the first: no name or address resolves, for what a proxy does not see. */
export const NO_NAMES = '--host-resolver-rules=MAP * ~NOTFOUND';

const SILENCE = [
  '--disable-quic',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-field-trial-config',
  '--dns-prefetch-disable',
  '--no-pings',
  '--no-default-browser-check',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-gpu',
  '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,Prerender2,LocalNetworkAccessChecks',
] as const;

/** Screen hinting rounds every advance to whole pixels; without it the measured lines are those of the PDF. */
const PRINT_TYPE = '--font-render-hinting=none';

/** All arguments of a sealed browser, besides those that the driver adds. */
export function launchArguments(browser: { readonly sandbox: boolean }): string[] {
  return [...DEAD_PROXY, NO_NAMES, ...SILENCE, PRINT_TYPE, ...(browser.sandbox ? [] : ['--no-sandbox'])];
}
