package by.pavilion.shared.rest;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** The methods that a path knows, for the header {@code Allow}: Quarkus REST refuses the wrong ones without it. */
@ApplicationScoped
class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\\\E\\{[^}]*}\\\\Q|\\{[^}]*}");

    private record Endpoint(String method, Pattern path) {}

    private final List<Endpoint> endpoints = new ArrayList<>();

    List<String> of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.path().matcher(path).matches()) {
                methods.add(endpoint.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return List.copyOf(methods);
    }

    private synchronized List<Endpoint> endpoints() {
        if (endpoints.isEmpty()) {
            RuntimeResourceVisitor.visitRuntimeResources(
                    "/",
                    ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
                    new RuntimeResourceVisitor() {
                        @Override
                        public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                            endpoints.add(new Endpoint(method, pattern(template)));
                        }
                    });
        }
        return endpoints;
    }

    private static Pattern pattern(String template) {
        String path = template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
        return Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+") + "/?");
    }
}
