package by.pavilion.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that ends when this process ends, even by SIGKILL: a shell between the two reads from a pipe that the
 * system closes with us, and then asks the child to stop. Ctrl-C in the terminal reaches only us, so that the application
 * can stop before what it writes to.
 */
final class SupervisedProcess {
    private static final String SUPERVISOR = """
            trap '' INT HUP
            exec 3<&0
            "$@" 3<&- </dev/null &
            child=$!
            echo "$child" >"$PID_FILE"
            (
                read -r _ <&3
                kill "$child"
                waited=0
                while [ $waited -lt 30 ] && kill -0 "$child"; do sleep 1; waited=$((waited + 1)); done
                kill -9 "$child"
            ) 2>/dev/null &
            guard=$!
            wait "$child"
            code=$?
            kill "$guard" 2>/dev/null
            rm -f "$PID_FILE"
            exit $code
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A child that lives shorter than this is not started again. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(20);

    private final Home home;
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Process shell;
    private volatile long started;
    private volatile boolean stopping;

    private SupervisedProcess(Home home, String name, List<String> command, Map<String, String> environment) {
        this.home = home;
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = freshLog(home, name);
        this.started = System.nanoTime();
        this.shell = launch(home, name, command, environment, log);
    }

    static SupervisedProcess start(Home home, String name, List<String> command, Map<String, String> environment) {
        return new SupervisedProcess(home, name, command, environment);
    }

    private static Process launch(
            Home home, String name, List<String> command, Map<String, String> environment, Path log) {
        List<String> supervised = new ArrayList<>(List.of("sh", "-c", SUPERVISOR, "sh"));
        supervised.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(supervised)
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("PID_FILE", pidFile(home, name).toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchFailure("the embedded %s cannot be started: %s".formatted(name, e.getMessage()));
        }
    }

    /**
     * From now on a child that ends by itself is started again in its place. The application has to live through the
     * restart of any database and broker, so it is not told.
     */
    void keepRunning() {
        Thread watcher = new Thread(this::watch, "embedded " + name);
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (true) {
            int code = exitCode();
            if (stopping) {
                return;
            }
            System.out.printf("The embedded %s ended with code %d; its log is %s.%n", name, code, log);
            if (System.nanoTime() - started < SHORT_LIFE.toNanos()) {
                System.out.println("It did not last long and is not started again: stop Pavilion and read the log.");
                return;
            }
            endEarlier(home, name, Duration.ZERO);
            started = System.nanoTime();
            shell = launch(home, name, command, environment, log);
            System.out.printf("The embedded %s was started again.%n", name);
        }
    }

    private int exitCode() {
        try {
            return shell.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The log of this start and of the one before are kept. */
    private static Path freshLog(Home home, String name) {
        Path log = home.file("logs").resolve(name + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    /**
     * Waits until the child of an earlier start is gone. It was told to stop when its parent died, and holds the data
     * until it has. One that outlives its supervisor, too, is ended here.
     */
    static void awaitEndOfEarlier(Home home, String name) {
        endEarlier(home, name, Duration.ofSeconds(15));
    }

    private static void endEarlier(Home home, String name, Duration patience) {
        Optional<ProcessHandle> earlier = home.read(
                        home.folder().relativize(pidFile(home, name)).toString())
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home.folder().toString()))
                        .isPresent());
        earlier.ifPresent(process -> {
            if (!ended(process, patience)) {
                process.destroy();
            }
            if (!ended(process, Duration.ofSeconds(15))) {
                process.destroyForcibly();
                ended(process, Duration.ofSeconds(5));
            }
        });
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pidFile(Home home, String name) {
        return home.file("logs").resolve(name + ".pid");
    }

    /** Throws when the process has ended, which it must not while it is waited for. */
    void requireAlive() {
        if (!shell.isAlive()) {
            throw failure("ended with code " + shell.exitValue());
        }
    }

    LaunchFailure failure(String what) {
        return new LaunchFailure(
                "the embedded %s %s. The last lines of %s:%n%s".formatted(name, what, log, lastLines(log)));
    }

    static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }

    /** Asks for an orderly end and waits for it; the supervisor loses patience after half a minute. */
    void stop() {
        stopping = true;
        try {
            shell.getOutputStream().close();
            shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
