package io.callgate.store.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A group of keys, read key by key. Every question adds its own problem and answers with something
 * to go on with; what was never asked for is unknown, which {@link #refuseUnknownKeys} tells.
 */
public final class Section {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Problems problems;
    private final String path;
    private final int line;
    /** False when the group itself is wrong: then no key of it is missed. */
    private final boolean readable;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(Problems problems, String path, int line, boolean readable) {
        this.problems = problems;
        this.path = path;
        this.line = line;
        this.readable = readable;
    }

    static Section of(Node node, String path, Problems problems) {
        int line = YamlTree.line(node);
        if (node instanceof MappingNode group) {
            Section section = new Section(problems, path, line, true);
            group.getValue().forEach(section::take);
            return section;
        }
        problems.add(line, path, "must be a group of keys");
        return new Section(problems, path, line, false);
    }

    private void take(NodeTuple entry) {
        int at = YamlTree.line(entry.getKeyNode());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.add(at, path, "holds a key that is not a word");
        } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            problems.add(at, pathOf(key.getValue()), "stands twice");
        } else {
            keyLines.put(key.getValue(), at);
        }
    }

    public boolean isReadable() {
        return readable;
    }

    /** All keys that stand there, for a group whose keys are names. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether keys stand below the key. */
    public boolean isGroup(String key) {
        return values.get(key) instanceof MappingNode;
    }

    public void problem(String key, String sentence) {
        problems.add(keyLines.getOrDefault(key, line), pathOf(key), sentence);
    }

    /** Of what is allowed but doubtful. */
    public void warn(String key, String sentence) {
        problems.warn(keyLines.getOrDefault(key, line), pathOf(key), sentence);
    }

    public Section section(String key) {
        asked.add(key);
        Node value = values.get(key);
        return value == null ? new Section(problems, pathOf(key), line, readable)
                : of(value, pathOf(key), problems);
    }

    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(key)) {
            sections.add(of(item, pathOf(key) + "[" + sections.size() + "]", problems));
        }
        return sections;
    }

    public List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        int index = 0;
        for (Node item : items(key)) {
            Text text = text(item, pathOf(key) + "[" + index++ + "]");
            if (!text.isMissing()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private List<Node> items(String key) {
        asked.add(key);
        Node value = values.get(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            problem(key, "must be a list");
        }
        return List.of();
    }

    /** Missing, with a problem, unless it stands there. */
    public Text required(String key) {
        if (!has(key) && readable) {
            problem(key, "is missing");
        }
        return text(key, "");
    }

    public Text text(String key, String fallback) {
        asked.add(key);
        Node value = values.get(key);
        return value == null ? new Text(fallback, line, pathOf(key)) : text(value, pathOf(key));
    }

    private Text text(Node node, String at) {
        int where = YamlTree.line(node);
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(where, at, "must be one value");
            return new Text("", where, at);
        }
        if (scalar.getValue().isBlank()) {
            problems.add(where, at, "has no value");
            return new Text("", where, at);
        }
        return new Text(scalar.getValue(), where, at);
    }

    /** A required name: it becomes a label of metrics and a word of the command line. */
    public Text name() {
        Text name = required("name");
        checkName(name);
        return name;
    }

    public void checkName(Text name) {
        if (!name.isMissing() && !NAME.matcher(name.value()).matches()) {
            problems.add(name.line(), name.key(), Problems.shown(name.value()) + " must be at most"
                    + " 64 letters, digits, dots, dashes and underscores");
        }
    }

    public int number(String key, int fallback, int min, int max) {
        Text text = text(key, Integer.toString(fallback));
        int number = NUMBER.matcher(text.value()).matches() ? Integer.parseInt(text.value()) : -1;
        if (number >= min && number <= max) {
            return number;
        }
        if (!text.isMissing()) {
            problem(key, Problems.shown(text.value()) + " must be a whole number from " + min
                    + " to " + max);
        }
        return fallback;
    }

    public String oneOf(String key, String fallback, List<String> allowed) {
        Text text = text(key, fallback);
        if (!text.isMissing() && !allowed.contains(text.value())) {
            problem(key, Problems.shown(text.value()) + " must be one of "
                    + String.join(", ", allowed));
        }
        return allowed.contains(text.value()) ? text.value() : fallback;
    }

    /** Called once everything this release knows has been asked for. */
    public void refuseUnknownKeys() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problems.add(keyLines.get(key), pathOf(key), "is not a key" + meant(key));
            }
        }
    }

    private String meant(String key) {
        return NearestKey.of(key, asked).map(near -> "; is " + near + " meant?")
                .orElse("; the keys here are " + String.join(", ", sorted(asked)));
    }

    private static List<String> sorted(Set<String> keys) {
        List<String> sorted = new ArrayList<>(keys);
        Collections.sort(sorted);
        return sorted;
    }

    private String pathOf(String key) {
        String word = NAME.matcher(key).matches() ? key : Problems.shown(key);
        return path.isEmpty() ? word : path + "." + word;
    }
}
