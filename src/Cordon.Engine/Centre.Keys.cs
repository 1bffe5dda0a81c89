using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>The keys by which banks sign in: issued, revoked, looked up.</summary>
public sealed partial class Centre
{
    /// <summary>Keys ever issued, revoked ones among them.</summary>
    public int KeyCount => _state.Keys.Count;

    /// <summary>Every key ever issued, in the order of their issue; from any thread.</summary>
    public IReadOnlyList<BankKey> Keys => [.. _state.Keys.Values];

    /// <summary>Which of the centre's keys speak for one person by who issued them; from any thread.</summary>
    public KeyLines KeyLines => _state.KeyLines;

    /// <summary>The key with this SHA-256 hash (in hexadecimal), or null where none was issued or it was revoked.</summary>
    public BankKey? FindKey(string keyHash) => _state.Keys.GetValueOrDefault(keyHash) is { Revoked: null } key ? key : null;

    /// <summary>The number of a bank that has or had a key, by its canonical BIC; null for any other.</summary>
    public uint? BankNumber(string bank) => _state.Keys.Values.FirstOrDefault(key => key.Bank == bank)?.Number;

    /// <summary>The bank of a number; null for none.</summary>
    public string? BankOf(uint number) => _state.Keys.Values.FirstOrDefault(key => key.Number == number)?.Bank;

    private CommandResult IssueKey(Command.IssueKey key, JournalDraft draft)
    {
        if (_state.Keys.TryGetValue(key.KeyHash, out var known))
        {
            return new CommandResult(CommandStatus.AlreadyDone, Number: known.Number);
        }

        if (_state.Keys.Values.FirstOrDefault(live => live.Revoked is null && live.Bank == key.Bank && live.HasName(key.Name)) is { } same)
        {
            return new CommandResult(
                CommandStatus.Conflict,
                new Phrase(
                    "{0} has a key of this name already, {1} ({2}): choose another name, or revoke that one first",
                    "{0}已有同名密钥{1}（{2}）：请另取名称，或先撤销该密钥").With(key.Bank, same.Id, same.Name),
                Number: same.Number);
        }

        var body = draft.Begin(RecordKind.KeyIssued);
        draft.Payload.Text(Encoding.UTF8.GetBytes(key.Bank));
        draft.Payload.Text(Encoding.UTF8.GetBytes(key.KeyHash));
        draft.Payload.Text(Encoding.UTF8.GetBytes(key.Name));
        PartitionState.WriteOrigin(key.Origin, draft.Payload);
        EndAndApply(draft, RecordKind.KeyIssued, body);
        return new CommandResult(CommandStatus.Done, Number: _state.Keys[key.KeyHash].Number);
    }

    private CommandResult RevokeKey(Command.RevokeKey revoke, JournalDraft draft, Instant now)
    {
        var (hash, key) = _state.Keys.FirstOrDefault(k => k.Value.Id == revoke.KeyId);
        if (key is null)
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("no key with this key_id was issued here", "本中心没有签发过这个密钥"));
        }

        if (key.Revoked is not null)
        {
            return new CommandResult(CommandStatus.AlreadyDone, Number: key.Number);
        }

        if (key.Bank == BankKey.Centre && _state.Keys.Values.Count(k => k.Bank == BankKey.Centre && k.Revoked is null) == 1)
        {
            // Without one nobody could issue another while the server runs.
            return new CommandResult(CommandStatus.Conflict, new Phrase("it is the centre's last key: issue another one first", "这是中心的最后一个密钥：请先签发另一个"));
        }

        var body = draft.Begin(RecordKind.KeyRevoked);
        draft.Payload.Text(Encoding.UTF8.GetBytes(hash));
        draft.Payload.Int64(now.Milliseconds);
        draft.Payload.Text(Encoding.UTF8.GetBytes(revoke.By));
        draft.Payload.Text(Encoding.UTF8.GetBytes(revoke.Reason));
        EndAndApply(draft, RecordKind.KeyRevoked, body);
        return new CommandResult(CommandStatus.Done, Number: key.Number);
    }
}
