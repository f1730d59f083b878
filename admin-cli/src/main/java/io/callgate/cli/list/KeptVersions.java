package io.callgate.cli.list;

import io.callgate.cli.Failure;
import io.callgate.store.ListVersion;
import io.callgate.store.Store;
import io.callgate.store.register.ListManifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions of a list that still have their numbers; asking for another ends the command. */
final class KeptVersions {

    private final String list;
    private final List<ListVersion> versions;

    private KeptVersions(String list, List<ListVersion> versions) {
        this.list = list;
        this.versions = versions;
    }

    static KeptVersions of(Store store, String list) throws IOException {
        List<ListVersion> versions = store.versionStates(list);
        if (versions.isEmpty()) {
            throw noSuch(list, store);
        }
        return new KeptVersions(list, versions);
    }

    static Failure noSuch(String list, Store store) throws IOException {
        String names = store.lists().stream().map(ListManifest::list)
                .collect(Collectors.joining(", "));
        return Failure.usage("there is no list " + list + "; "
                + (names.isEmpty() ? "there are none yet" : "there are: " + names));
    }

    /** Of every version, also of those without their numbers, newest first. */
    List<ListVersion> all() {
        return versions;
    }

    /** The given version, or the active one. */
    ListManifest get(Optional<Long> asked) {
        ListVersion found = versions.stream()
                .filter(version -> asked.isPresent()
                        ? version.manifest().version() == asked.get() : version.active())
                .findFirst().orElseThrow(() -> Failure.usage(asked
                        .map(number -> list + " has no version " + number)
                        .orElse(list + " has no active version: it was removed")
                        + "; see: callgate list versions " + list));
        if (!found.kept()) {
            throw Failure.usage("the numbers of version " + found.manifest().version() + " of "
                    + list + " were pruned; see: callgate list versions " + list);
        }
        return found.manifest();
    }
}
