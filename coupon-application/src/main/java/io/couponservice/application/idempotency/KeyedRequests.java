package io.couponservice.application.idempotency;

import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.port.AnswerStore.KeptAnswer;
import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Requests within one transaction: runs each that is not a repeat, and keeps its answer together
 * with its effect. Costs two statements more if one of them has a key, none if none has.
 *
 * @param <C> the commands
 * @param <R> their results
 */
public final class KeyedRequests<C, R> {

  private final AnswerStore answers;
  private final List<Keyed<C, R>> requests;

  /** Where in the list each key comes first. */
  private final Map<String, Integer> firsts = new LinkedHashMap<>();

  /** By where in the list the command is that was run. */
  private final Map<Integer, R> results = new HashMap<>();

  private final Map<String, Bytes> kept = new HashMap<>();
  private Set<String> claimed = Set.of();
  private Map<String, KeptAnswer> earlier = Map.of();

  private KeyedRequests(AnswerStore answers, List<Keyed<C, R>> requests) {
    this.answers = answers;
    this.requests = requests;
  }

  /**
   * Runs a list of requests.
   *
   * @param stores of the transaction, not null
   * @param requests not null
   * @param work runs commands, and gives a result for each, in order; not null
   * @param <C> the commands
   * @param <R> their results
   * @return an outcome for each, in order
   */
  public static <C, R> List<Outcome<R>> run(
      Stores stores, List<Keyed<C, R>> requests, Function<List<C>, List<R>> work) {
    if (requests.stream().allMatch(request -> request.key() == null)) {
      return work.apply(requests.stream().map(Keyed::command).toList()).stream()
          .map(result -> (Outcome<R>) new Outcome.Ran<>(result))
          .toList();
    }
    return new KeyedRequests<>(stores.answers(), requests).run(work);
  }

  /**
   * Runs a request.
   *
   * @param stores of the transaction, not null
   * @param request not null
   * @param work runs a command, not null
   * @param <C> the command
   * @param <R> its result
   * @return never null
   */
  public static <C, R> Outcome<R> run(Stores stores, Keyed<C, R> request, Function<C, R> work) {
    return run(stores, List.of(request), commands -> List.of(work.apply(commands.get(0)))).get(0);
  }

  private List<Outcome<R>> run(Function<List<C>, List<R>> work) {
    claim();
    runFresh(work);
    keep();
    return IntStream.range(0, requests.size()).mapToObj(this::outcome).toList();
  }

  private void claim() {
    Map<String, Bytes> fingerprints = new HashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      RequestKey key = requests.get(i).key();
      if (key != null && firsts.putIfAbsent(key.id(), i) == null) {
        fingerprints.put(key.id(), key.fingerprint());
      }
    }
    claimed = answers.claim(fingerprints);
    Set<String> repeated = new HashSet<>(firsts.keySet());
    repeated.removeAll(claimed);
    if (!repeated.isEmpty()) {
      earlier = answers.kept(repeated);
      if (!earlier.keySet().containsAll(repeated)) {
        throw new ContentionException("an answer was purged meanwhile", null);
      }
    }
  }

  private void runFresh(Function<List<C>, List<R>> work) {
    List<Integer> fresh =
        IntStream.range(0, requests.size()).filter(this::isFresh).boxed().toList();
    if (fresh.isEmpty()) {
      return;
    }
    List<R> all = work.apply(fresh.stream().map(i -> requests.get(i).command()).toList());
    for (int i = 0; i < fresh.size(); i++) {
      results.put(fresh.get(i), all.get(i));
    }
  }

  private boolean isFresh(int position) {
    RequestKey key = requests.get(position).key();
    return key == null || (claimed.contains(key.id()) && firsts.get(key.id()) == position);
  }

  private void keep() {
    Set<String> released = new HashSet<>();
    for (String id : claimed) {
      int first = firsts.get(id);
      Optional<Bytes> answer = requests.get(first).answer().apply(results.get(first));
      answer.ifPresentOrElse(bytes -> kept.put(id, bytes), () -> released.add(id));
    }
    answers.keep(kept);
    answers.release(released);
  }

  private Outcome<R> outcome(int position) {
    if (isFresh(position)) {
      return new Outcome.Ran<>(results.get(position));
    }
    RequestKey key = requests.get(position).key();
    int first = firsts.get(key.id());
    KeptAnswer before = earlier.get(key.id());
    if (before == null && !kept.containsKey(key.id())) {
      // Of the first nothing is kept, and nothing has happened: whoever asks may ask again.
      return new Outcome.Ran<>(results.get(first));
    }
    Bytes fingerprint =
        before == null ? requests.get(first).key().fingerprint() : before.fingerprint();
    if (!fingerprint.equals(key.fingerprint())) {
      return new Outcome.KeyReused<>();
    }
    return new Outcome.Repeated<>(before == null ? kept.get(key.id()) : before.answer());
  }
}
