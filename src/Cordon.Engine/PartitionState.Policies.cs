using System.Text;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>Which model might decide next, and which policy decided before.</summary>
internal sealed partial class PartitionState
{
    private uint _challengers;

    /// <summary>The model that is proposed; null for none. Replaced as a whole; in early journals a later proposal took an earlier one's place.</summary>
    public StandingChallenger? Challenger { get; private set; }

    /// <summary>The policies with when and by whom they came to decide; replaced as a whole.</summary>
    public IReadOnlyList<PublishedPolicy> Published { get; private set; } = [];

    /// <summary>The policy that a rollback would bring back, by its number; 0 where there is none: a rollback goes one step.</summary>
    public uint RollbackTo { get; private set; }

    /// <summary>The text of a policy's model, as it was published; null where it has none.</summary>
    public string? ModelTextOf(uint policy)
    {
        for (var number = (int)policy; number > 0; number--)
        {
            var body = new ColumnReader(_policyRecords[number - 1]);
            _ = body.Text();
            _ = body.TextOrNull();
            switch (body.IsAtEnd ? ModelPart.None : (ModelPart)body.Byte())
            {
                case ModelPart.None: return null;
                case ModelPart.Given: return Encoding.UTF8.GetString(body.Text());
                default: break;
            }
        }

        return null;
    }

    /// <summary>The card that a model came with, when it was proposed or where it decided before.</summary>
    private string? CardOf(TreeEnsemble? model) =>
        model is null ? null
        : ReferenceEquals(model, Challenger?.Model) ? Challenger!.Card
        : Published.LastOrDefault(policy => policy.Policy.Model is { } same && (same.Name, same.Version) == (model.Name, model.Version))?.Card;

    private void ApplyChallenger(ref ColumnReader body)
    {
        var text = Encoding.UTF8.GetString(body.Text());
        var card = body.TextOrNull();
        var by = body.TextOrNull() ?? "";
        var at = new Instant(body.Int64());
        var key = body.IsAtEnd ? null : body.TextOrNull();
        var reading = TreeEnsemble.Read(text);
        var model = reading.Ensemble ?? throw new InvalidOperationException($"The journal's challenger {_challengers + 1} cannot be read: {reading.Fault}");
        Challenger = new StandingChallenger(++_challengers, model, text, card, by, at, LastSequence, key);
    }

    private void SavePolicies(ColumnWriter to)
    {
        to.VarUInt(RollbackTo);
        to.VarUInt(_challengers);
        to.Byte(Challenger is null ? (byte)0 : (byte)1);
        if (Challenger is { } standing)
        {
            to.Int64(standing.AfterSequence);
            WriteChallenger(standing.Text, standing.Card, standing.By, standing.At, standing.Key, to);
        }

        // A policy's record has no card: its model's proposal had it.
        foreach (var policy in Published)
        {
            to.TextOrNull(policy.Card);
        }
    }

    /// <summary>Snapshots of before there were challengers end without a word of them.</summary>
    private void LoadPolicies(ref ColumnReader from)
    {
        if (from.IsAtEnd)
        {
            return;
        }

        RollbackTo = (uint)from.VarUInt();
        _challengers = (uint)from.VarUInt();
        if (from.Byte() != 0)
        {
            var after = from.Int64();
            _challengers--;
            ApplyChallenger(ref from);
            Challenger = Challenger! with { AfterSequence = after };
        }

        if (!from.IsAtEnd)
        {
            var cards = new string?[Published.Count];
            for (var place = 0; place < cards.Length; place++)
            {
                cards[place] = from.TextOrNull();
            }

            Published = [.. Published.Zip(cards, (policy, card) => policy with { Card = card })];
        }
    }

    /// <summary>Writes a policy's record.</summary>
    /// <param name="model">The model's text, where one is given.</param>
    public static void WritePolicy(string rules, string by, ModelPart part, string? model, Instant at, string? reason, ColumnWriter to)
    {
        to.Text(Encoding.UTF8.GetBytes(rules));
        to.TextOrNull(by);
        to.Byte((byte)part);
        if (part == ModelPart.Given)
        {
            to.Text(Encoding.UTF8.GetBytes(model!));
        }

        to.Int64(at.Milliseconds);
        to.TextOrNull(reason);
    }

    /// <summary>Writes a proposal's record.</summary>
    public static void WriteChallenger(string text, string? card, string by, Instant at, string? key, ColumnWriter to)
    {
        to.Text(Encoding.UTF8.GetBytes(text));
        to.TextOrNull(card);
        to.TextOrNull(by);
        to.Int64(at.Milliseconds);
        to.TextOrNull(key);
    }
}
