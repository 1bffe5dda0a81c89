using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Engine.Casework;
using Cordon.Engine.Proving;
using Cordon.Formats.Cases;
using Cordon.Formats.Trails;
using Cordon.Web.Cases;
using Cordon.Web.Shell;

namespace Cordon.Web.Evidence;

/// <summary>Takes the evidence of cases out: for whoever is on the case and may see its victims, for a purpose that is recorded first.</summary>
internal sealed class CaseEvidence(Centre centre, CaseDesk desk, ConsoleSettings settings, CentreClock clock)
{
    /// <summary>What is looked at when evidence is taken out, as the audit tells it.</summary>
    public static string PathOf(uint number) => CaseDesk.VictimsOf(number) + "/evidence";

    /// <summary>Takes it out.</summary>
    /// <param name="name">What the officer is called.</param>
    /// <returns>The evidence; null with the answer why not.</returns>
    public async Task<(DeskAnswer Answer, TakenEvidence? Taken)> TakeAsync(
        uint number, string purpose, ActingOfficer by, string name, CancellationToken cancellation = default)
    {
        if (settings.Evidence is not { } log)
        {
            return (new DeskAnswer(DeskStatus.Refused, EvidenceWords.NoLog), null);
        }

        // Victims' words come with the first record, and that it is taken out with the second.
        var (answer, words) = await desk.LookAtVictimsAsync(number, purpose, by, cancellation).ConfigureAwait(false);
        if (words is null)
        {
            return (answer, null);
        }

        answer = await desk.LookAsync(PathOf(number), purpose, by, cancellation).ConfigureAwait(false);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            return (answer, null);
        }

        try
        {
            var taken = await MakeAsync(log, number, purpose.Trim(), (by, name), words, cancellation).ConfigureAwait(false);
            return taken is null ? (new DeskAnswer(DeskStatus.Unavailable, EvidenceWords.CentreSilent), null) : (answer, taken);
        }
        catch (Exception failure) when (failure is InvalidDataException or KeyNotFoundException or IOException)
        {
            return (new DeskAnswer(DeskStatus.Unavailable, EvidenceWords.CannotBeShown.With(failure.Message)), null);
        }
    }

    /// <returns>Null while the centre cannot reckon it: that is no statement that there is nothing.</returns>
    private async Task<TakenEvidence?> MakeAsync(
        EvidenceLog log, uint number, string purpose, (ActingOfficer Officer, string Name) by, IReadOnlyDictionary<long, string> words,
        CancellationToken cancellation)
    {
        if (await centre.FindCasesAsync([number], cancellation).ConfigureAwait(false) is not [var money])
        {
            return null;
        }

        var first = money.Reports[0];
        var (traced, trail) = await centre.TraceAsync(first.Reporter, first.ReportId, TaintPolicy.Fifo, at: null, cancellation).ConfigureAwait(false);
        var booked = await centre.FindLedgerAsync(number, cancellation).ConfigureAwait(false);
        if (traced.Status is CommandStatus.Busy or CommandStatus.Unavailable || booked.Status is CommandStatus.Busy or CommandStatus.Unavailable)
        {
            return null;
        }

        var ledger = booked.Ledger;
        var orders = centre.OrdersOf(number);
        var payments = (trail?.Transfers.Select(move => move.Number) ?? []).Append(money.Payment).ToHashSet();
        var about = new CaseQuestion(number, money.Payment, payments, orders.Select(order => (long)order.Number).ToHashSet(), desk.ErasedUntil(number));
        var now = clock.Now;
        var who = $"{by.Name} ({by.Officer.Id})";
        var bundle = await CaseBundle.MakeAsync(log, about, Statement(trail, ledger), who, purpose, now, cancellation).ConfigureAwait(false);

        // What the file shows of orders is durable; the desk has it as soon as it has looked.
        await desk.CatchUpReportsAsync(cancellation).ConfigureAwait(false);
        var payment = await ReportedPayment.ReadAsync(centre, money.Payment, cancellation).ConfigureAwait(false);
        var past = CasePast.Read(desk, number, by.Officer, centre.Freezing, now, money, orders, ledger, payment);
        return new TakenEvidence(
            bundle.File, now, bundle.Payments, bundle.Records, trail, money, orders, ledger, past, desk.ReportsOf(number, by.Officer), words);
    }

    /// <summary>What the centre reckons from what happened: nobody else can show it, and everybody can reckon it again.</summary>
    private static JsonObject Statement(TrailReport? trail, LedgerView? ledger) => new()
    {
        ["trail"] = trail is null ? null : Node(json => TrailJson.Write(json, trail)),
        ["ledger"] = ledger is null ? null : Node(json => LedgerJson.Write(
            json, ledger.Case, ledger.Entries, ledger.Balances, ledger.Plans.Select(plan => OwnPart(plan, ledger.Case)))),
    };

    /// <summary>A restitution without what others get: that is theirs to see.</summary>
    private static RestitutionPlan OwnPart(RestitutionPlan plan, uint number) =>
        plan with { Shares = [.. plan.Shares.Where(share => share.Case == number)] };

    private static JsonNode Node(Action<Utf8JsonWriter> fields)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return JsonNode.Parse(text.ToArray())!;
    }
}
