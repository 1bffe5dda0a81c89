using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Core.Evidence;

namespace Cordon.Engine.Proving;

/// <summary>
/// Checks the evidence of a case with nothing but the file, and at best the log's key from elsewhere: the signature over all of it, the log's
/// checkpoint, and for each record that it is in the log and says what the file says that it says.
/// </summary>
public sealed class BundleCheck
{
    private readonly List<string> _lines = [];
    private readonly List<string> _faults = [];
    private readonly Dictionary<long, (string? Bank, string? Account)> _accounts = [];
    private readonly Dictionary<long, IReadOnlyList<string>> _rules = [];

    private BundleCheck()
    {
    }

    /// <summary>Checks a file.</summary>
    /// <param name="expected">The log's key, had from elsewhere; null takes the one in the file.</param>
    public static EvidenceReport Check(ReadOnlySpan<byte> file, VerifierKey? expected)
    {
        var check = new BundleCheck();
        if (Envelope.Read(file) is not { PayloadType: BundleContent.Type } envelope)
        {
            check._faults.Add("the file is no evidence of a case, or is cut");
        }
        else
        {
            try
            {
                check.Run(envelope, expected);
            }
            catch (Exception unlike) when (unlike is InvalidOperationException or FormatException)
            {
                check._faults.Add("a field of it is of another kind than it should be: " + unlike.Message);
            }
        }

        return new EvidenceReport(check._lines, check._faults);
    }

    private void Run(Envelope envelope, VerifierKey? expected)
    {
        BundleContent content;
        try
        {
            content = BundleContent.Read(envelope.Payload);
        }
        catch (JsonException unlike)
        {
            _faults.Add("what is signed cannot be read: " + unlike.Message);
            return;
        }

        if (content.Format != BundleContent.FormatNow)
        {
            _faults.Add($"it has format {content.Format}; this program knows {BundleContent.FormatNow}");
            return;
        }

        _lines.Add($"Case {content.Case}, taken out by {content.By} at {content.Made} for: {content.Purpose}");
        if (KeyOf(content, expected) is not { } key || CheckpointOf(content, key) is not { } checkpoint)
        {
            return;
        }

        if (!envelope.IsSignedBy(key))
        {
            _faults.Add($"the file is not signed by {key.Name}, or was changed after it was signed");
            return;
        }

        foreach (var record in content.Records)
        {
            CheckRecord(record, checkpoint);
        }

        var repeated = content.Records.CountBy(record => (record.Place, record.Index)).Where(of => of.Value > 1).ToList();
        _faults.AddRange(repeated.Select(of => $"item {of.Key.Index} of entry {of.Key.Place} stands {of.Value} times"));
        if (_faults.Count > 0)
        {
            // What the records say is not told where they do not hold.
            return;
        }

        foreach (var says in content.Records.Select(record => record.Says).Where(says => (string?)says["is"] == EvidenceRecords.AccountRegistered))
        {
            _accounts[(long?)says["number"] ?? 0] = ((string?)says["bank"], (string?)says["account"]);
        }

        CheckTrail(content);
        foreach (var record in content.Records)
        {
            Tell(record.Says);
        }
    }

    private VerifierKey? KeyOf(BundleContent content, VerifierKey? expected)
    {
        if (VerifierKey.Read(content.Log.Key) is not { } named)
        {
            _faults.Add("the log's key in the file is none");
            return null;
        }

        if (expected is null)
        {
            _lines.Add($"Signed by {named.Text}: compare it with what the centre publishes; --key checks it");
        }
        else if (expected.Text != named.Text)
        {
            _faults.Add($"the file is of the log {named.Text} and not of {expected.Text}");
            return null;
        }

        return named;
    }

    private Checkpoint? CheckpointOf(BundleContent content, VerifierKey key)
    {
        if (SignedNote.Read(content.Log.Checkpoint) is not { } note || Checkpoint.Read(note.Text) is not { } checkpoint || checkpoint.Origin != key.Name)
        {
            _faults.Add("the checkpoint is none of this log");
            return null;
        }

        if (!LogKey.HasSigned(key, note))
        {
            _faults.Add($"the checkpoint is not signed by {key.Name}");
            return null;
        }

        _lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"Log {checkpoint.Origin} of {checkpoint.Size:N0} entries, root {Convert.ToBase64String(checkpoint.Root)}"));
        return checkpoint;
    }

    private void CheckRecord(BundleRecord record, Checkpoint checkpoint)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"item {record.Index} of entry {record.Place}");
        if (EvidenceEntry.Read(record.Entry) is not { } entry)
        {
            _faults.Add($"{place}: the entry is none");
            return;
        }

        var leaf = MerkleTree.HashLeaf(MerkleTree.Commitment(record.Salt, record.Item));
        if (record.Salt.Length != EvidenceSalts.SaltBytes || !MerkleProof.IsIncluded(leaf, record.Index, entry.Items, record.Path, entry.Root))
        {
            _faults.Add($"{place}: it is not in the batch that the entry names");
        }

        if (!MerkleProof.IsIncluded(MerkleTree.HashLeaf(entry.Bytes), record.Place, checkpoint.Size, record.LogPath, checkpoint.Root))
        {
            _faults.Add($"{place}: the entry is not in the log");
        }

        try
        {
            if (!EvidenceRecords.IsSaid(record.Item, record.Says))
            {
                _faults.Add($"{place}: the file says of it what its bytes do not");
            }
        }
        catch (InvalidDataException unlike)
        {
            _faults.Add($"{place}: {unlike.Message}");
        }
    }

    /// <summary>The trail is reckoned by the centre; each of its moves must be a payment that is shown.</summary>
    private void CheckTrail(BundleContent content)
    {
        var shown = content.Records.Where(record => (string?)record.Says["is"] == EvidenceRecords.PaymentDecided)
            .GroupBy(record => (string?)record.Says["payment_id"] ?? "").ToDictionary(of => of.Key, of => of.Select(record => record.Says).ToList());
        if (MovesOf(content.Statement) is not { } moves)
        {
            _faults.Add("the trail is none: its moves cannot be read");
            return;
        }

        foreach (var move in moves)
        {
            var id = (string?)move["payment_id"] ?? "";
            if (!shown.GetValueOrDefault(id, []).Exists(payment => IsOf(move, payment)))
            {
                _faults.Add($"the trail's payment {id} of {move["of"]} {move["currency"]} at {move["time"]} is not among the payments that are shown");
            }

            if (AmountOf(move["amount"]) is not { } part || AmountOf(move["of"]) is not { } whole || part > whole)
            {
                _faults.Add($"the trail's payment {id} moved {move["amount"]} of {move["of"]}: so much was not in it");
            }
        }

        var counted = content.Records.CountBy(record => (string?)record.Says["is"] ?? "").Select(of => $"{of.Value} × {of.Key}");
        _lines.Add($"Shown to be in the log: {string.Join(", ", counted)}");
        _lines.Add($"The trail's {moves.Count} moves are reckoned by the centre, under its signature; each is one of the payments shown");
    }

    /// <summary>The moves of the trail, none where no money has moved; null where it is of another shape than a trail.</summary>
    private static IReadOnlyList<JsonObject>? MovesOf(JsonNode statement) => statement["trail"] switch
    {
        null => [],
        JsonObject trail when trail["transfers"] is JsonArray all && all.All(move => move is JsonObject) => [.. all.OfType<JsonObject>()],
        _ => null,
    };

    /// <summary>Whether a move is of a payment: who paid whom, how much and when.</summary>
    private bool IsOf(JsonObject move, JsonObject payment) =>
        (string?)payment["amount"] == (string?)move["of"] && (string?)payment["currency"] == (string?)move["currency"]
        && (string?)payment["time"] == (string?)move["time"] && IsAccount(payment["payer"], move, "payer_") && IsAccount(payment["payee"], move, "payee_");

    private bool IsAccount(JsonNode? number, JsonObject move, string prefix) =>
        _accounts.TryGetValue((long?)number ?? 0, out var account) && account.Bank is not null
        && account == ((string?)move[prefix + "bank"], (string?)move[prefix + "account"]);

    private static decimal? AmountOf(JsonNode? amount) =>
        decimal.TryParse((string?)amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : null;

    private void Tell(JsonObject says)
    {
        switch ((string?)says["is"])
        {
            case EvidenceRecords.PolicyPublished:
                _rules[(long?)says["number"] ?? 0] = [.. (says["rules"] as JsonArray ?? []).Select(rule => (string?)rule ?? "")];
                break;
            case EvidenceRecords.PaymentDecided:
                TellPayment(says);
                break;
            case EvidenceRecords.ReportFiled:
                _lines.Add($"{says["time"]}  report {says["report_id"]} of payment {says["payment_id"]}: {says["scam_type"]}");
                break;
            case EvidenceRecords.ReportTakenBack:
                _lines.Add($"{says["time"]}  report {says["report_id"]} taken back by {says["by"]}: {says["reason"]}");
                break;
            case EvidenceRecords.HolderRighted:
                _lines.Add($"{says["time"]}  the holder of the account of {says["order_id"]} was right, says {says["by"]}");
                break;
            case EvidenceRecords.HoldEnded:
                _lines.Add($"{says["time"]}  the hold of {says["payment_id"]} ended, {says["how"]}, by {says["by"]}");
                break;
            case EvidenceRecords.BlockProposed:
                _lines.Add($"the block of {says["payment_id"]} was proposed by {says["by"]}, to stand until {says["lapses"]}");
                break;
            case EvidenceRecords.BlockLifted:
                _lines.Add($"the block of {says["payment_id"]} was no longer proposed: {says["by"]}");
                break;
            case EvidenceRecords.OrderProposed:
                _lines.Add($"{says["time"]}  order {says["order_id"]}: {says["amount"]} {says["currency"]} in {says["bank"]} {says["account"]}");
                break;
            case EvidenceRecords.RestitutionProposed:
                _lines.Add(
                    $"{says["time"]}  restitution {says["restitution_id"]} proposed by {says["by"]}: {says["due"]} of {says["recovered"]} {says["currency"]} "
                    + $"to the victim of {says["case"]}, who had {says["paid"]} before");
                break;
            case EvidenceRecords.CaseWrittenOff:
                _lines.Add($"{says["time"]}  what is outstanding of {says["case"]} was given up by {says["by"]}: {says["reason"]}");
                break;
            case EvidenceRecords.OrderMoved:
                _lines.Add($"{says["time"]}  order {says["order_id"]}: {says["what"]} by {says["by"]}");
                break;
        }
    }

    private void TellPayment(JsonObject says)
    {
        var fired = (says["rules_fired"] as JsonArray ?? []).Select(place => (int?)place ?? 0);
        var rules = _rules.GetValueOrDefault((long?)says["policy"] ?? 0, []);
        _lines.Add(
            $"{says["time"]}  payment {says["payment_id"]}: {says["amount"]} {says["currency"]} from {Account(says["payer"])} "
            + $"to {Account(says["payee"])}, {says["outcome"]} under policy {says["policy"]}: "
            + string.Join(", ", fired.Select(place => rules.ElementAtOrDefault(place) ?? $"rule {place}")));
    }

    private string Account(JsonNode? number) =>
        _accounts.TryGetValue((long?)number ?? 0, out var account) ? $"{account.Bank} {account.Account}" : $"account {number}";
}
