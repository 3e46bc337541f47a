package by.pavilion.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which scope a merchant's key needs for a call; any one of several will do. What stands at a method takes the place of
 * what stands at its class. A call for merchants without it is closed to every key that has scopes.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {
    KeyScope[] value();
}
