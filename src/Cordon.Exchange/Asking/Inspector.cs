using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;
using Cordon.Engine.Proving;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>
/// Looks at the questions that a challenge drew: that each is what two officers signed, that it and nothing else was evaluated, that its case was there before,
/// and that they are not a range of numbers gone through. Both centres learn two numbers of it.
/// </summary>
/// <param name="key">The inspector's key, by which results are signed.</param>
public sealed class Inspector(InspectorTerms terms, SecretKey key)
{
    private static readonly OprfSuite Suite = new(OprfMode.Verifiable);

    /// <summary>Audits a batch.</summary>
    public Inspection Audit(AuditFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Refusal(file) is not AuditRefusal.None and var refusal)
        {
            return new Inspection(refusal, null, new Dictionary<int, AuditFault>());
        }

        var manifest = file.Commit.Manifest;
        var opened = file.Openings.Openings.GroupBy(opening => opening.Index).ToDictionary(group => group.Key, group => group.Last());
        var (faults, ranges) = (new SortedDictionary<int, AuditFault>(), new Dictionary<int, string>());
        foreach (var place in file.Challenge.Places(manifest.Count))
        {
            var (fault, range) = opened.TryGetValue(place, out var opening) ? FaultOf(opening, manifest) : (AuditFault.NotOpened, null);
            if (fault is not AuditFault.None)
            {
                faults[place] = fault;
            }
            else if (range is not null)
            {
                ranges[place] = range;
            }
        }

        foreach (var beyond in ranges.GroupBy(one => one.Value).SelectMany(range => range.Skip(PrefixQuota.LimitOf(ranges.Count))))
        {
            faults[beyond.Key] = AuditFault.TooManyOfPrefix;
        }

        var result = new AuditResult(manifest.Epoch, manifest.Root, Math.Min(file.Challenge.Opened, manifest.Count), faults.Count, [], []);
        return new Inspection(AuditRefusal.None, AuditResult.Sign(result, key), faults);
    }

    private AuditRefusal Refusal(AuditFile file)
    {
        var (manifest, record, challenge, openings) = (file.Commit.Manifest, file.Record, file.Challenge, file.Openings);
        return file switch
        {
            _ when !file.Commit.IsWhole || !record.IsWhole || !challenge.IsWhole || !openings.IsWhole => AuditRefusal.OtherBatch,
            _ when record.Epoch != manifest.Epoch || challenge.Epoch != manifest.Epoch || openings.Epoch != manifest.Epoch
                || !Is(record.Root, manifest.Root) || !Is(challenge.Root, manifest.Root) || !Is(openings.Root, manifest.Root)
                || !Is(record.PointsRoot, manifest.PointsRoot) || record.Count != manifest.Count => AuditRefusal.OtherBatch,
            _ when terms.HolderKeys.Any(one => Is(one, key.PublicKey)) => AuditRefusal.InspectorIsHolder,
            _ when !file.Commit.IsSignedBy(terms.Keys) => AuditRefusal.NotAuthorised,
            _ when !terms.InAskersLog(file.Commit.ToBytes(), challenge.AskerHead) || !terms.InHoldersLog(record.ToBytes(), challenge.HolderHead) =>
                AuditRefusal.NotLogged,
            _ when !Is(SHA256.HashData(challenge.Nonce), record.NonceCommit) => AuditRefusal.OtherNonce,
            _ => AuditRefusal.None,
        };
    }

    private (AuditFault Fault, string? Range) FaultOf(AuditOpening opening, QueryManifest manifest)
    {
        if (!opening.IsWhole)
        {
            return (AuditFault.NotOpened, null);
        }

        if (!MerkleProof.IsIncluded(opening.Leaf.Hash(), opening.Index, manifest.Count, opening.Path, manifest.Root))
        {
            return (AuditFault.NotCommitted, null);
        }

        var input = Encoding.UTF8.GetBytes(opening.Leaf.Input);
        if (!IsPoint(opening, manifest, input))
        {
            return (AuditFault.OtherPoint, null);
        }

        if (QueryBatch.IsNobodys(opening.Leaf.Input, manifest.Epoch.Kind))
        {
            return (AuditFault.None, null);
        }

        var reading = Canonicaliser.ReadInput(input);
        if (!reading.IsRead || Canonicaliser.NameOf(reading.Identifier.Kind) != manifest.Epoch.Kind)
        {
            return (AuditFault.NotCanonical, null);
        }

        return opening.Leaf.CaseReference.Length == 0 || !terms.IsCaseBefore(opening.Leaf.CaseReference, manifest.From)
            ? (AuditFault.NoCaseBefore, null) : (AuditFault.None, PrefixQuota.RangeOf(reading.Identifier));
    }

    private static bool IsPoint(AuditOpening opening, QueryManifest manifest, byte[] input)
    {
        Span<byte> element = stackalloc byte[Ristretto.ElementBytes];
        Span<byte> point = stackalloc byte[Ristretto.ElementBytes];
        Suite.HashToGroup(element, input);
        if (!Ristretto.IsScalar(opening.Blind) || !opening.Blind.AsSpan().ContainsAnyExcept((byte)0))
        {
            return false;
        }

        Ristretto.Multiply(point, opening.Blind, element);
        return MerkleProof.IsIncluded(MerkleTree.HashLeaf(point), opening.Index, manifest.Count, opening.PointPath, manifest.PointsRoot);
    }

    private static bool Is(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.SequenceEqual(other);
}
