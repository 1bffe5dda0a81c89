using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Matching;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Asking;

/// <summary>An audit is drawn by what neither centre chooses, is for an inspector alone, and says two numbers.</summary>
public sealed class AuditTests
{
    [Fact]
    public void An_honest_batch_has_no_failures_and_both_can_see_who_said_so()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch(Enumerable.Range(0, 200).Select(i => i * 9_973));
        var ask = world.Ask(batch);
        var file = world.Audit(batch, ask, world.Desk.Evaluate(ask).Answer!);
        var inspection = world.Inspector().Audit(file);
        var result = AuditResult.Read(inspection.Result!.ToBytes())!;
        Assert.Equal((AuditRefusal.None, 60, 0), (inspection.Refusal, result.Opened, result.Failures));
        Assert.True(result.IsSignedBy(world.InspectorKey.PublicKey));
        Assert.False(result.IsSignedBy(world.Officer.PublicKey));
        Assert.False((result with { Failures = 1 }).IsSignedBy(world.InspectorKey.PublicKey));

        // What both are told holds nothing of what was opened.
        var text = Encoding.UTF8.GetString(result.ToBytes());
        Assert.All(file.Openings.Openings, opening => Assert.DoesNotContain(Convert.ToBase64String(opening.Leaf.Salt), text, StringComparison.Ordinal));
        Assert.InRange(text.Length, 0, 600);
    }

    [Fact]
    public void There_is_no_audit_by_what_was_not_committed_to_or_for_the_holder()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1, 2, 50]);
        using var other = world.Batch([4], seed: "other");
        var (ask, otherAsk) = (world.Ask(batch), world.Ask(other));
        var otherRecord = world.Desk.Evaluate(otherAsk).Answer!.Record;
        var file = world.Audit(batch, ask, world.Desk.Evaluate(ask).Answer!);
        var inspector = world.Inspector();
        Assert.Null(world.Desk.NonceOf(new byte[32]));
        foreach (var (bad, refusal) in ((AuditFile, AuditRefusal)[])[
            (file with { Challenge = file.Challenge with { Nonce = new byte[32] } }, AuditRefusal.OtherNonce),
            (file with { Challenge = file.Challenge with { AskerHead = otherAsk.Logged } }, AuditRefusal.NotLogged),
            (file with { Challenge = file.Challenge with { HolderHead = ask.Logged } }, AuditRefusal.NotLogged),
            (file with { Record = otherRecord }, AuditRefusal.OtherBatch), (file with { Commit = otherAsk.Commit }, AuditRefusal.OtherBatch),
            (file with { Record = file.Record with { NonceCommit = SHA256.HashData(new byte[32]) } }, AuditRefusal.NotLogged),
            (file with { Commit = ask.Commit with { Officer = ask.Commit.Operator } }, AuditRefusal.NotAuthorised)])
        {
            var inspection = inspector.Audit(bad);
            Assert.Equal(refusal, inspection.Refusal);
            Assert.Null(inspection.Result);
        }

        var terms = world.InspectorTerms() with { HolderKeys = [world.Officer.PublicKey, world.InspectorKey.PublicKey] };
        Assert.Equal(AuditRefusal.InspectorIsHolder, new Inspector(terms, world.InspectorKey).Audit(file).Refusal);
    }

    [Fact]
    public void What_is_for_no_case_or_one_that_came_later_fails()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([.. AskingWorld.Items([1, 2]), new QueryItem(AskingWorld.Phone(3), "case-of-nobody")]);
        var ask = world.Ask(batch);
        var file = world.Audit(batch, ask, world.Desk.Evaluate(ask).Answer!, opened: 256);
        var faults = world.Inspector().Audit(file).Faults;
        Assert.Equal(AuditFault.NoCaseBefore, Assert.Single(faults).Value);
        var late = world.InspectorTerms() with { IsCaseBefore = (_, _) => false };
        Assert.Equal(3, new Inspector(late, world.InspectorKey).Audit(file).Result!.Failures);

        // An opening that was changed is not what was committed to.
        var changed = file.Openings.Openings.Select(opening => opening with { Leaf = opening.Leaf with { CaseReference = "case-1" } });
        Assert.Equal(255, world.Inspector().Audit(file with { Openings = file.Openings with { Openings = [.. changed] } }).Faults.Values
            .Count(fault => fault is AuditFault.NotCommitted));
    }

    [Fact]
    public void What_is_of_another_kind_or_not_written_by_the_rules_or_for_nothing_fails_though_it_was_signed_and_evaluated()
    {
        using var world = new AskingWorld([1, 2, 3]);

        // A program that keeps to the protocol and not to the rules: it writes its leaves itself.
        (string Input, string Case, AuditFault Fault)[] asked =
        [
            ("asc1|phone|+6580000001", "case-1", AuditFault.None), ("asc1|phone|+65 8000 0001", "case-1", AuditFault.NotCanonical),
            ("asc1|iban|DE89370400440532013000", "case-1", AuditFault.NotCanonical), ("asc2|phone|+6580000001", "case-1", AuditFault.NotCanonical),
            ("asc1|padding|phone|+6580000001", "case-1", AuditFault.NotCanonical), ("asc1|canary|phone|16", "", AuditFault.NotCanonical),
            ("asc1|phone|+6580000002", "", AuditFault.NoCaseBefore), ("asc1|canary|phone|15", "", AuditFault.None),
        ];
        QueryLeaf[] leaves =
            [.. Enumerable.Range(0, 256).Select(i => new QueryLeaf(asked[i % asked.Length].Input, asked[i % asked.Length].Case, new byte[32]))];
        var tree = new KeptTree([.. leaves.SelectMany(leaf => leaf.Hash())]);
        var asker = new OprfAsker(OprfMode.Verifiable, world.Epoch.Announcement.PublicKey);
        var question = asker.Blind([.. leaves.Select(leaf => Encoding.UTF8.GetBytes(leaf.Input))]);
        var points = new KeptTree(QueryDesk.PointLeaves(question.Blinded));
        using var honest = world.Batch([1]);
        var commit = QueryCommit.Sign(honest.Manifest with { Root = tree.Root, PointsRoot = points.Root }, world.Operator, world.Officer);
        var ask = new QueryAsk(commit, world.Logged(world.AskerLog, commit.ToBytes()), question.Blinded);
        var record = world.Desk.Evaluate(ask).Answer!.Record;
        var challenge = new AuditChallenge(
            world.Name, tree.Root, 256, world.Desk.NonceOf(tree.Root)!, ask.Logged, world.Logged(world.HolderLog, record.ToBytes()));
        var openings = Enumerable.Range(0, 256).Select(i =>
            new AuditOpening(i, leaves[i], tree.Path(i), question.Blinds[(32 * i)..(32 * (i + 1))], points.Path(i)));
        var faults = world.Inspector().Audit(new AuditFile(commit, record, challenge, new AuditOpenings(world.Name, tree.Root, [.. openings]))).Faults;
        for (var i = 1; i < asked.Length; i++)
        {
            Assert.Equal(asked[i].Fault, faults.GetValueOrDefault(i));
        }

        // The one that is good was asked 32 times: some of a range are no range, and the rest is.
        Assert.Equal(29, faults.Values.Count(fault => fault is AuditFault.TooManyOfPrefix));
    }

    [Fact]
    public void Places_are_drawn_evenly_each_once_and_change_with_everything_they_are_drawn_by()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1]);
        var ask = world.Ask(batch);
        var challenge = world.Audit(batch, ask, world.Desk.Evaluate(ask).Answer!).Challenge;
        var counts = new int[1_000];
        for (var i = 0; i < 2_000; i++)
        {
            var places = (challenge with { Nonce = SHA256.HashData(BitConverter.GetBytes(i)) }).Places(counts.Length);
            Assert.Equal(60, places.Distinct().Count());
            foreach (var place in places)
            {
                counts[place]++;
            }
        }

        // 120 are expected of each, with a deviation of 10.6; the nonces are always the same.
        Assert.InRange(counts.Min(), 80, 120);
        Assert.InRange(counts.Max(), 120, 165);
        Assert.Equal(Enumerable.Range(0, 60), (challenge with { Opened = 100 }).Places(60));
        var head = world.Logged(world.AskerLog, ask.Commit.ToBytes());
        foreach (var other in (AuditChallenge[])[
            challenge with { Nonce = new byte[32] }, challenge with { Root = new byte[32] }, challenge with { AskerHead = head },
            challenge with { HolderHead = head }])
        {
            Assert.NotEqual(challenge.Places(10_000), other.Places(10_000));
        }
    }

    [Fact]
    public void Openings_are_sealed_to_the_inspector_and_nobody_else_opens_them()
    {
        using var world = new AskingWorld([1]);
        using var batch = world.Batch([1]);
        using var inspector = new InspectorKey(SHA256.HashData("inspector"u8));
        using var other = new InspectorKey(SHA256.HashData("holder"u8));
        var openings = batch.Open([0, 5, 9]);
        var box = InspectorKey.Seal(openings, inspector.PublicKey);
        Assert.Equal(openings.ToBytes(), inspector.Open(box)!.ToBytes());
        Assert.Null(other.Open(box));
        Assert.Null(inspector.Open(box.AsSpan(0, 40)));
        box[^1] ^= 1;
        Assert.Null(inspector.Open(box));
        Assert.Throws<CryptographicException>(() => InspectorKey.Seal(openings, new byte[32]));
    }

    [Theory]
    [InlineData(CanonicalKind.Phone, "+6581234567", "+658123")]
    [InlineData(CanonicalKind.Account, "HARBXA2X/10020030", "HARBXA2X/1002")]
    [InlineData(CanonicalKind.Iban, "DE89370400440532013000", "DE37040044053201")]
    [InlineData(CanonicalKind.Email, "anna017@example.org", "anna@example.org")]
    [InlineData(CanonicalKind.Url, "https://shop.example/a/b", "shop.example")]
    [InlineData(CanonicalKind.Document, "SG/passport/K1234567A", "SG/passport/K1234")]
    [InlineData(CanonicalKind.Wallet, "0x52908400098527886E0F7030069857D2E4169EE7", null)]
    public void Identifiers_lie_in_ranges(CanonicalKind kind, string written, string? range)
    {
        var reading = Canonicaliser.Read(kind, written);
        Assert.True(reading.IsRead, reading.Fault);
        Assert.Equal(range, PrefixQuota.RangeOf(reading.Identifier));
    }
}
