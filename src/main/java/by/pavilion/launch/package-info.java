/**
 * What happens before the application starts: which database and broker are configured, the embedded ones for those that
 * are not, the runtime profile, and the keys of a demo. Start reading at {@link by.pavilion.launch.Launch}.
 *
 * <p>The embedded services are child processes that end with this process, however it ends. Nothing here is used once
 * the application runs, and no context knows this package.
 */
@NullMarked
package by.pavilion.launch;

import org.jspecify.annotations.NullMarked;
