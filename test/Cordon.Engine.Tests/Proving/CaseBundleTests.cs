using System.Text;
using System.Text.Json.Nodes;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Proving;
using Cordon.Engine.Records;
using Xunit;

namespace Cordon.Engine.Tests.Proving;

/// <summary>A case's evidence holds by itself, and no change of it does.</summary>
public sealed class CaseBundleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_what_happened_in_the_case_and_nothing_else()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var file = await centre.BundleAsync();
        var report = BundleCheck.Check(file, centre.Log.Key);
        Assert.Empty(report.Faults);
        var told = string.Join('\n', report.Lines);
        Assert.Contains("Case C-000001, taken out by ann", told);
        Assert.Contains("payment p1: 100.00 EUR from AAAAXAAA V1 to BBBBXBBB M1, ", told);
        Assert.Contains("payment p2: 60.00 EUR", told);
        Assert.Contains("report r1 of payment p1", told);
        Assert.Contains("order FO-000001: ", told);
        Assert.Contains("officers' words", told);
        Assert.Contains("The trail's 2 moves", told);
        var said = string.Concat(JsonNode.Parse(Payload(file))!["records"]!.AsArray().Select(record => record!["says"]!.ToJsonString()));
        Assert.Contains("\"M2\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("p3", said, StringComparison.Ordinal);
        Assert.DoesNotContain("S2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_is_told_and_a_file_of_a_program_that_could_not_read_it_holds_still()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.WriteOff(1, "mei", "nothing is left"))).Status);
        var file = await centre.BundleAsync();
        Assert.Contains(BundleCheck.Check(file, centre.Log.Key).Lines, line => line.EndsWith(
            "  what is outstanding of C-000001 was given up by mei: nothing is left", StringComparison.Ordinal));
        var content = JsonNode.Parse(Payload(file))!;
        var loss = content["records"]!.AsArray().First(record => (string?)record!["says"]!["is"] == EvidenceRecords.CaseWrittenOff)!;
        loss["says"] = new JsonObject { ["is"] = "a record of kind 22" };
        Assert.True(BundleCheck.Check(centre.Log.Seal(BundleContent.Type, Encoding.UTF8.GetBytes(content.ToJsonString())), centre.Log.Key).Holds);
        loss["says"] = new JsonObject { ["is"] = "a record of kind 20" };
        Assert.False(BundleCheck.Check(centre.Log.Seal(BundleContent.Type, Encoding.UTF8.GetBytes(content.ToJsonString())), centre.Log.Key).Holds);
    }

    [Fact]
    public async Task A_report_that_was_taken_back_and_a_holder_who_was_right_are_told()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.RightHolder(1, "mei"))).Status);
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.TakeBackReport(1, 0, "r1", "ann", "the wrong payment"))).Status);
        var told = BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key);
        Assert.Empty(told.Faults);
        Assert.Contains(told.Lines, line => line.EndsWith("  report r1 taken back by ann: the wrong payment", StringComparison.Ordinal));
        Assert.Contains(told.Lines, line => line.EndsWith("  the holder of the account of FO-000001 was right, says mei", StringComparison.Ordinal));
        var erased = BundleCheck.Check(await centre.BundleAsync(Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromMinutes(1)), centre.Log.Key);
        Assert.DoesNotContain(erased.Lines, line => line.Contains("wrong payment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_proposed_to_block_a_held_payment_is_told_with_the_payment()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        await centre.PayAsync("p4", "V2", "M1", "100");
        var lapses = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(1);
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.ProposeBlock("p4", 0, 7, lapses, "mara"))).Status);
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.LiftBlock("p4", 0, 7, "mara"))).Status);
        Assert.Equal(CommandStatus.Done, (await centre.DoAsync(new Command.EndHold("p4", 0, Release: true, "idris", "genuine"))).Status);
        _ = await centre.CaughtUpAsync();
        var about = new CaseQuestion(1, 1, new HashSet<long> { 4 }, new HashSet<long>(), null);
        var statement = new JsonObject { ["trail"] = new JsonObject { ["transfers"] = new JsonArray() } };
        var made = await CaseBundle.MakeAsync(centre.Log, about, statement, "ann", "for the prosecutor", lapses, Cancellation);
        var told = BundleCheck.Check(made.File, centre.Log.Key);
        Assert.Empty(told.Faults);
        Assert.Contains($"the block of p4 was proposed by mara, to stand until {lapses}", told.Lines);
        Assert.Contains("the block of p4 was no longer proposed: mara", told.Lines);

        // Sealed without a number, as it was before it was looked for by one.
        var sealedAs = JsonNode.Parse(Payload(made.File))!["records"]!.AsArray()
            .First(record => (string?)record!["says"]!["is"] == EvidenceRecords.BlockProposed)!["item"]!;
        Assert.Equal([(byte)RecordKind.BlockProposed, 0], Convert.FromBase64String((string)sealedAs!)[..2]);
        Assert.Contains(told.Lines, line => line.EndsWith("the hold of p4 ended, released, by idris", StringComparison.Ordinal));
    }

    [Fact]
    public void A_restitution_says_what_its_own_case_gets()
    {
        var plan = new RestitutionPlan(
            3, 74, new Money(100_00, Currency.Parse("EUR")), new Instant(1_772_478_000_000), "mei", 2,
            [new RestitutionShare(70, 10_00, 0, 0, 10_00), new RestitutionShare(74, 60_00, 5_00, 15_00, 50_00)]);
        var item = new ColumnWriter();
        item.Byte((byte)RecordKind.RestitutionProposed);
        item.VarUInt(plan.Case);
        CaseBook.WritePlan(plan, item);
        Assert.Equal(
            "{\"is\":\"restitution proposed\",\"restitution_id\":\"R-000003\",\"case\":\"C-000074\",\"time\":\"2026-03-02T19:00:00Z\",\"by\":\"mei\","
            + "\"approvals_needed\":2,\"recovered\":\"100.00\",\"currency\":\"EUR\",\"cases\":2,\"traced\":\"60.00\",\"rest\":\"5.00\",\"paid\":\"15.00\","
            + "\"due\":\"50.00\"}",
            EvidenceRecords.Of(item.Written.Span).ToJsonString());
    }

    [Fact]
    public async Task Of_a_case_that_was_erased_the_victims_words_are_not_shown()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var before = Payload(await centre.BundleAsync(new Instant(0)));
        Assert.Contains("I was told to.", Encoding.UTF8.GetString(before));
        var file = await centre.BundleAsync(Instant.From(TimeProvider.System.GetUtcNow()));
        Assert.Empty(BundleCheck.Check(file, centre.Log.Key).Faults);
        var records = JsonNode.Parse(Payload(file))!["records"]!.AsArray();
        Assert.Equal(JsonNode.Parse(before)!["records"]!.AsArray().Count - 1, records.Count);
        var words = Encoding.UTF8.GetBytes("I was told to.");
        Assert.DoesNotContain(records, record => Convert.FromBase64String((string)record!["item"]!).AsSpan().IndexOf(words) >= 0);
    }

    [Fact]
    public async Task Another_key_and_a_cut_file_are_refused()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var file = await centre.BundleAsync();
        var other = centre.Log.Key with { PublicKey = [.. centre.Log.Key.PublicKey.Reverse()] };
        Assert.Contains("and not of", Assert.Single(BundleCheck.Check(file, other).Faults));
        Assert.Equal("the file is no evidence of a case, or is cut", Assert.Single(BundleCheck.Check(file.AsSpan(0, file.Length / 2), null).Faults));
        Assert.False(BundleCheck.Check([], null).Holds);
    }

    [Fact]
    public async Task A_change_of_any_byte_that_is_signed_is_seen()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var file = await centre.BundleAsync();
        var payload = Payload(file);
        var random = new Random(5);
        for (var time = 0; time < 300; time++)
        {
            var changed = payload.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(BundleCheck.Check(WithPayload(file, changed), centre.Log.Key).Holds);
        }
    }

    [Fact]
    public async Task Whoever_has_the_key_signs_what_he_likes_and_still_shows_nothing_that_is_not_in_the_log()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var file = await centre.BundleAsync();
        foreach (var (change, why) in Forgeries)
        {
            var content = JsonNode.Parse(Payload(file))!;
            change(content);
            var forged = centre.Log.Seal(BundleContent.Type, Encoding.UTF8.GetBytes(content.ToJsonString()));
            Assert.Contains(BundleCheck.Check(forged, centre.Log.Key).Faults, fault => fault.Contains(why, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_a_stranger_writes_is_refused_in_words_whatever_it_is()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var file = await centre.BundleAsync();
        var payload = Encoding.UTF8.GetString(Payload(file));
        foreach (var (strange, why) in new[]
        {
            (Changed(content => content["records"]!.AsArray().Add(null)), "something in it is empty"),
            (Changed(content => Payment(content)["path"] = new JsonArray((JsonNode?)null)), "something in it is empty"),
            (Changed(content => Payment(content)["log_path"] = new JsonArray((JsonNode?)null)), "something in it is empty"),
            (payload.Replace("\"says\":{", "\"says\":{\"is\":1,", StringComparison.Ordinal), "cannot be read"),
            (payload.Replace("\"trail\":{", "\"trail\":null,\"trail\":{", StringComparison.Ordinal), "cannot be read"),
            (payload.Replace("\"case\":", "\"case\":\"C-000002\",\"case\":", StringComparison.Ordinal), "cannot be read"),
        })
        {
            var forged = centre.Log.Seal(BundleContent.Type, Encoding.UTF8.GetBytes(strange));
            Assert.Contains(why, Assert.Single(BundleCheck.Check(forged, centre.Log.Key).Faults));
        }

        var envelope = JsonNode.Parse(file)!;
        var signatures = envelope["signatures"]!.AsArray();
        signatures.Insert(0, null);
        Assert.True(BundleCheck.Check(Encoding.UTF8.GetBytes(envelope.ToJsonString()), centre.Log.Key).Holds);
        while (signatures.Count <= 100)
        {
            signatures.Add(signatures[1]!.DeepClone());
        }

        Assert.Contains("no evidence of a case", Assert.Single(BundleCheck.Check(Encoding.UTF8.GetBytes(envelope.ToJsonString()), centre.Log.Key).Faults));

        string Changed(Action<JsonNode> change)
        {
            var content = JsonNode.Parse(payload)!;
            change(content);
            return content.ToJsonString();
        }
    }

    [Fact]
    public async Task Items_of_any_bytes_are_read_or_refused()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var records = JsonNode.Parse(Payload(await centre.BundleAsync()))!["records"]!.AsArray();
        var items = records.Select(record => Convert.FromBase64String((string)record!["item"]!));
        var (random, refused) = (new Random(11), 0);
        foreach (var item in items)
        {
            for (var time = 0; time < 2_000; time++)
            {
                var changed = item.ToArray();
                for (var more = random.Next(1, 4); more > 0; more--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                try
                {
                    _ = EvidenceRecords.Of(changed.AsSpan(0, random.Next(4) == 0 ? random.Next(changed.Length) : changed.Length)).ToJsonString();
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > 0);
    }

    private static (Action<JsonNode> Change, string Why)[] Forgeries =>
    [
        (content => Payment(content)["says"]!["amount"] = "10.00", "says of it what its bytes do not"),
        (content => Payment(content)["item"] = Flipped(Payment(content)["item"]!), "is not in the batch"),
        (content => Payment(content)["salt"] = Flipped(Payment(content)["salt"]!), "is not in the batch"),
        (content => Payment(content)["place"] = 0, "is not in the log"),
        (content => Payment(content)["index"] = 63, "is not in the batch"),
        (content => Payment(content)["entry"] = Payment(content)["entry"]!.GetValue<string>().Replace("sealed 1", "sealed 2"), "is not in the log"),
        (content => content["records"]!.AsArray().Add(Payment(content).DeepClone()), "stands 2 times"),
        (content => content["records"]!.AsArray().Remove(Payment(content)), "is not among the payments that are shown"),
        (content => Move(content)["of"] = "99.00", "is not among the payments that are shown"),
        (content => content["log"]!["checkpoint"] = content["log"]!["checkpoint"]!.GetValue<string>().Replace("cordon-", "cordom-"), "the checkpoint is"),
        (content => content["format"] = 2, "it has format 2"),
        (content => content["records"] = "none", "cannot be read"),
        (content => Move(content)["of"] = 99, "of another kind"),
        (content => Move(content)["payee_account"] = "S2", "is not among the payments that are shown"),
        (content => Move(content)["payer_bank"] = "BBBBXBBB", "is not among the payments that are shown"),
        (content => content["records"]!.AsArray().Remove(content["records"]!.AsArray().First(one => (string?)one!["says"]!["account"] == "M2")),
            "is not among the payments that are shown"),
        (content => Move(content)["amount"] = "100.01", "so much was not in it"),
        (content => Move(content)["amount"] = "-1", "so much was not in it"),
        (content => content["statement"]!["trail"]!["transfers"] = new JsonObject(), "the trail is none"),
        (content => content["statement"]!["trail"]!["transfers"]![1] = "p2", "the trail is none"),
        (content => content["statement"]!["trail"] = new JsonArray(), "the trail is none"),
    ];

    private static JsonNode Move(JsonNode content) => content["statement"]!["trail"]!["transfers"]![0]!;

    private static JsonNode Payment(JsonNode content) => content["records"]!.AsArray().First(one => (string?)one!["says"]!["payment_id"] == "p1")!;

    private static string Flipped(JsonNode coded)
    {
        var bytes = Convert.FromBase64String(coded.GetValue<string>());
        bytes[^1] ^= 1;
        return Convert.ToBase64String(bytes);
    }

    private static byte[] Payload(byte[] file) => Convert.FromBase64String((string)JsonNode.Parse(file)!["payload"]!);

    private static byte[] WithPayload(byte[] file, byte[] payload)
    {
        var envelope = JsonNode.Parse(file)!;
        envelope["payload"] = Convert.ToBase64String(payload);
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }

    [Fact]
    public async Task What_was_sealed_on_a_day_whose_salts_are_destroyed_is_shown_no_more_and_the_log_stands()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        await centre.ReopenAsync();
        Directory.Delete(Path.Combine(centre.LogFolder, "salts"), recursive: true);
        var refused = await Assert.ThrowsAsync<KeyNotFoundException>(centre.BundleAsync);
        Assert.Contains("the salts", refused.Message);
        Assert.True((await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, journal: null, cancellation: Cancellation)).Holds);
        var report = await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, centre.Journal, cancellation: Cancellation);
        Assert.Empty(report.Faults);
        Assert.Contains(report.Lines, line => line.StartsWith($"{centre.Log.State.Checkpoint!.Size} entries are of days", StringComparison.Ordinal));

        // No second key of the day hides that the first is gone.
        await centre.PayAsync("p4", "A", "B", "5");
        await centre.StuckAsync();
        Assert.Contains("the salts", centre.Log.State.Fault);
        await centre.CloseAsync();
        await centre.ReopenAsync();
        await centre.StuckAsync();
        Assert.False(Directory.Exists(Path.Combine(centre.LogFolder, "salts")));
    }
}
