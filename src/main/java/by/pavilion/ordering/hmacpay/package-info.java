/**
 * A payment firm that is spoken to in plain JSON over HTTP, with both sides' messages signed by HMAC-SHA256 under a shared
 * secret, after the manner of WeChat Pay v3: method, path, time, nonce and body, one to a line. The sandbox plays such a
 * firm under the code {@code sandbox}.
 */
@NullMarked
package by.pavilion.ordering.hmacpay;

import org.jspecify.annotations.NullMarked;
