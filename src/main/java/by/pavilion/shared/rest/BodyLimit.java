package by.pavilion.shared.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of this method may be, where the usual 1 MiB is too small. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {
    /** The usual limit, in bytes. */
    int USUAL_BYTES = 1 << 20;

    /** The most that any method takes, in bytes. */
    int LARGEST_BYTES = 50 << 20;

    /** The limit in mebibytes, at most 50. */
    int mebibytes();
}
