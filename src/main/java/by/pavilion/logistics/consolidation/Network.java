package by.pavilion.logistics.consolidation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** Where one can get to by the routes that there are. What is bound for a country is content with any place in it. */
record Network(List<Route> routes) {
    Network {
        routes = List.copyOf(routes);
    }

    /** The customs modes that some of the routes are for, and none, for what is of no such mode. */
    Set<Optional<String>> customsModes() {
        Set<Optional<String>> modes = new HashSet<>();
        modes.add(Optional.empty());
        routes.forEach(route -> modes.add(route.customsMode()));
        return modes;
    }

    /** The routes that goods of this customs mode may take. */
    Network openTo(Optional<String> customsMode) {
        return new Network(routes.stream()
                .filter(route ->
                        route.customsMode().isEmpty() || route.customsMode().equals(customsMode))
                .toList());
    }

    /** For where whoever takes the route may be bound: its end, all that can be reached from there, and their countries. */
    Set<String> servedBy(Route route) {
        Set<String> places = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(route.to().unlocode()));
        while (!open.isEmpty()) {
            String place = open.remove();
            if (places.add(place)) {
                routes.stream()
                        .filter(next -> next.from().unlocode().equals(place))
                        .forEach(next -> open.add(next.to().unlocode()));
            }
        }
        Set<String> countries =
                places.stream().map(place -> place.substring(0, 2)).collect(Collectors.toSet());
        places.addAll(countries);
        return places;
    }

    /** Whether what is bound for there, a place or a country, is there with this place. */
    static boolean isIn(String place, String bound) {
        return place.startsWith(bound); // a place begins with its country
    }

    /**
     * What whoever is at the place takes to where he is bound, the shortest by the timetable; nothing when he is there, or no way
     * leads there.
     */
    List<Route> ahead(Place place, String bound) {
        Queue<Reached> open = new PriorityQueue<>(Comparator.comparing(Reached::taken));
        open.add(new Reached(place.unlocode(), List.of(), Duration.ZERO));
        Set<String> known = new HashSet<>();
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (isIn(reached.place(), bound)) {
                return reached.by();
            }
            if (known.add(reached.place())) {
                routes.stream()
                        .filter(next -> next.from().unlocode().equals(reached.place()))
                        .forEach(next -> open.add(reached.then(next)));
            }
        }
        return List.of();
    }

    private record Reached(String place, List<Route> by, Duration taken) {
        Reached then(Route next) {
            List<Route> further = new ArrayList<>(by);
            further.add(next);
            return new Reached(next.to().unlocode(), List.copyOf(further), taken.plus(next.transit()));
        }
    }

    /** For where whoever waits at the place may be bound; nobody waits where he wants to be. */
    Set<String> servedFrom(Place place) {
        return routes.stream()
                .filter(route -> route.from().unlocode().equals(place.unlocode()))
                .flatMap(route -> servedBy(route).stream())
                .filter(bound -> !bound.equals(place.unlocode()))
                .collect(Collectors.toSet());
    }
}
