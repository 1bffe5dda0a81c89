using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Releases;

/// <summary>An object that went from one centre to another, read.</summary>
public sealed record GivenObject(ReleaseContent Content, ReleaseCover Cover)
{
    /// <summary>It as the policy looks at it before it is written.</summary>
    public ReleaseParcel Parcel => new(Cover.DecisionId, Content.Hash, Cover.Marks, Content.Fields);

    /// <summary>It as it travels.</summary>
    public CarriedObject Carried => new(Content.Bytes.ToArray(), Cover.ToBytes());

    /// <summary>It as a message names it.</summary>
    public ReleasedObject Named(RequestLane lane, string originator) =>
        new(Carried.Hash, lane, originator, new PolicyReference(Cover.DecisionId, new EventHash(Cover.Hash)));
}
