/**
 * WeChat Pay by its API v3: requests signed by our RSA key, answers and notifications verified by the platform's key that
 * they name, notifications sealed besides by AES-256-GCM under the key of the API. The buyer pays by scanning a code. The
 * sandbox plays it under the same addresses.
 */
@NullMarked
package by.pavilion.ordering.wechatpay;

import org.jspecify.annotations.NullMarked;
