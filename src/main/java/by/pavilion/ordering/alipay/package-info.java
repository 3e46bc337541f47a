/**
 * Alipay by its OpenAPI: requests are forms whose sorted parameters we sign (RSA2), answers are JSON of which Alipay signs the
 * part that counts, notifications are forms again. The buyer pays by scanning a code. The sandbox plays it under the same
 * addresses.
 */
@NullMarked
package by.pavilion.ordering.alipay;

import org.jspecify.annotations.NullMarked;
