package by.pavilion.shared.rest;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.common.util.ServerMediaType;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/** What the resources at a path take and give, to tell those who asked for something else: Quarkus REST does not. */
@ApplicationScoped
class Endpoints {
    private static final Pattern PARAMETER = Pattern.compile("\\\\E\\{[^}]*}\\\\Q|\\{[^}]*}");

    /** @param roles who may call it; empty when anyone may */
    private record Endpoint(
            String method, Pattern path, List<MediaType> consumes, List<MediaType> produces, Set<String> roles) {}

    private final List<Endpoint> endpoints = new ArrayList<>();

    /** The methods that the path knows, for the header {@code Allow}. */
    List<String> methods(String path) {
        TreeSet<String> methods = at(path).map(Endpoint::method).collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return List.copyOf(methods);
    }

    /** Who may make this call; empty when anyone may. */
    Set<String> roles(String method, String path) {
        String known = method.equals("HEAD") ? "GET" : method;
        return at(path).filter(endpoint -> known.equals(endpoint.method()))
                .flatMap(endpoint -> endpoint.roles().stream())
                .collect(Collectors.toSet());
    }

    /** The media types of bodies that this call reads. */
    List<String> consumes(String method, String path) {
        return types(method, path, Endpoint::consumes);
    }

    /** The media types in which this call can answer. */
    List<String> produces(String method, String path) {
        return types(method, path, Endpoint::produces);
    }

    private List<String> types(String method, String path, Function<Endpoint, List<MediaType>> side) {
        String known = method.equals("HEAD") ? "GET" : method;
        List<String> types = at(path).filter(endpoint -> known.equals(endpoint.method()))
                .flatMap(endpoint -> side.apply(endpoint).stream())
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .sorted()
                .toList();
        return types.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : types;
    }

    private Stream<Endpoint> at(String path) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.path().matcher(path).matches());
    }

    private synchronized List<Endpoint> endpoints() {
        if (endpoints.isEmpty()) {
            RuntimeResourceVisitor.visitRuntimeResources(
                    "/",
                    ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
                    new RuntimeResourceVisitor() {
                        @Override
                        public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                            endpoints.add(new Endpoint(
                                    method,
                                    pattern(template),
                                    resource.getConsumes(),
                                    produced(resource),
                                    roles(resource)));
                        }
                    });
        }
        return endpoints;
    }

    /** Locators and what Quarkus adds by itself have no method that could be annotated. */
    private static Set<String> roles(RuntimeResource resource) {
        Class<?> type = resource.getResourceClass();
        Optional<Method> found = Stream.of(type == null ? new Method[0] : type.getDeclaredMethods())
                .filter(method -> method.getName().equals(resource.getJavaMethodName())
                        && Arrays.equals(method.getParameterTypes(), resource.getParameterTypes()))
                .findFirst();
        return found.map(Endpoints::roles).orElse(Set.of());
    }

    private static Set<String> roles(Method method) {
        RolesAllowed ofClass = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        RolesAllowed ofMethod = method.getAnnotation(RolesAllowed.class);
        RolesAllowed allowed = ofMethod == null && !method.isAnnotationPresent(PermitAll.class) ? ofClass : ofMethod;
        return allowed == null ? Set.of() : Set.of(allowed.value());
    }

    private static List<MediaType> produced(RuntimeResource resource) {
        @Nullable ServerMediaType produces = resource.getProduces();
        return produces == null ? List.of() : List.of(produces.getSortedOriginalMediaTypes());
    }

    private static Pattern pattern(String template) {
        String path = template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
        return Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+") + "/?");
    }
}
