using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Exchange.Book;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Witnessing;

namespace Cordon.Exchange.Wire;

/// <summary>Has others co-sign the checkpoints of a centre's log, all who wait for it by one round.</summary>
internal sealed class HeadKeeper(string id, ExchangeBook book, PeerClient client) : IDisposable
{
    private const string TextType = "text/plain";

    /// <summary>How long a witness is waited for once enough others have co-signed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, long> _sizes = [];

    /// <summary>A checkpoint that has an entry in it and that enough others co-signed, or as many as could be reached.</summary>
    /// <param name="wanted">Who must have co-signed it if it can be reached: the receiver of what is shown against it.</param>
    /// <exception cref="IOException">It could not be kept.</exception>
    public async Task<SignedNote> CosignedAsync(long leaf, TrustList list, string wanted, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var own = list.Centre(id) ?? throw new InvalidOperationException($"{id} is in no trust list.");
            if (book.Cosigned is { } kept && Checkpoint.Read(kept.Text)!.Size > leaf && IsEnough(kept, own, list, wanted))
            {
                return kept;
            }

            var note = book.Sign();
            var others = list.Centres.Where(centre => centre.Id != id).ToArray();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var asked = others.Select(other => AskAsync(other, note, end.Token)).ToList();
            while (asked.Count > 0)
            {
                var done = await Task.WhenAny(asked).ConfigureAwait(false);
                asked.Remove(done);
                if (await done.ConfigureAwait(false) is { } cosignature)
                {
                    note = note with { Signatures = [.. note.Signatures, cosignature] };
                    if (IsEnough(note, own, list, wanted))
                    {
                        // Whoever is slow may still come along; nobody waits for the dead.
                        end.CancelAfter(Grace);
                    }
                }
            }

            if (ShownLog.Witnesses(list, own, note).Count >= list.WitnessesNeeded)
            {
                book.Keep(note);
            }

            return note;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static bool IsEnough(SignedNote note, TrustedCentre own, TrustList list, string wanted)
    {
        var witnesses = ShownLog.Witnesses(list, own, note);
        return witnesses.Count >= list.WitnessesNeeded && witnesses.Any(one => one.Witness.Id == wanted);
    }

    /// <summary>Asks one witness; null where it cannot be reached or does not co-sign.</summary>
    private async Task<NoteSignature?> AskAsync(TrustedCentre witness, SignedNote note, CancellationToken cancellation)
    {
        var checkpoint = Checkpoint.Read(note.Text)!;
        try
        {
            // It says itself how far it has come where that is not what is believed here.
            for (var attempt = 0; attempt < 2; attempt++)
            {
                var old = _sizes.GetValueOrDefault(witness.Id);
                if (old > checkpoint.Size)
                {
                    return null;
                }

                var request = new WitnessRequest(old, book.Growth(old, checkpoint.Size), note, checkpoint);
                var answer = await client.SendAsync(
                    witness, HttpMethod.Post, ExchangePath.AddCheckpoint, TextType, Encoding.UTF8.GetBytes(request.Whole), cancellation).ConfigureAwait(false);
                if (answer.Status == HttpStatusCode.OK)
                {
                    _sizes[witness.Id] = checkpoint.Size;
                    return Cosigned(witness, note, Encoding.UTF8.GetString(answer.Content));
                }

                if (answer.Status != HttpStatusCode.Conflict
                    || !long.TryParse(Encoding.UTF8.GetString(answer.Content).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                {
                    return null;
                }

                _sizes[witness.Id] = size;
            }
        }
        catch (Exception fault) when (fault is HopFailedException or OperationCanceledException)
        {
            // It is asked again with the next checkpoint.
        }

        return null;
    }

    private static NoteSignature? Cosigned(TrustedCentre witness, SignedNote note, string lines) =>
        SignedNote.Read(note.Text + "\n" + lines) is { } read && WitnessKey.CosignatureOf(witness.Witness, read) is not null
            ? read.Signatures.First(one => one.Name == witness.Witness.Name && one.KeyId == witness.Witness.Id)
            : null;
}
