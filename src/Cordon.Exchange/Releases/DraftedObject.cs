using System.Text;
using Cordon.Core.Exchange.Release;

namespace Cordon.Exchange.Releases;

/// <summary>What somebody wants to give and whose originator is asked first: kept as it is to go, so that the yes is to this and to nothing else.</summary>
/// <param name="Content">Its fields, to the byte.</param>
/// <param name="Marks">Its marks.</param>
public sealed record DraftedObject(byte[] Content, byte[] Marks, ReleaseAction Action, ReleasePurposes Purpose)
{
    /// <summary>What is to be kept of a draft that was planned.</summary>
    public static DraftedObject Of(ReleasePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var question = plan.Decision.Question;
        return new DraftedObject(
            plan.Content.Bytes.ToArray(), Encoding.UTF8.GetBytes(MarksWriter.Write(question.Marks)), question.Action, question.Purpose);
    }

    /// <summary>The draft again; null where it cannot be read.</summary>
    public ReleaseDraft? Read() => ReleaseContent.Read(Content) is { } content && MarksReader.Read(Encoding.UTF8.GetString(Marks)).Marks is { } marks
        ? new ReleaseDraft(content.Fields, marks, Action, Purpose) { Salt = content.Salt } : null;
}
