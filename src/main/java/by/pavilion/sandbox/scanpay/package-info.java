/** Two firms whose buyers pay by scanning a code, in the manner of WeChat Pay (API v3) and of Alipay (OpenAPI): one book, two ways of speaking. */
@NullMarked
package by.pavilion.sandbox.scanpay;

import org.jspecify.annotations.NullMarked;
