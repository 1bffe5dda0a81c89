namespace Cordon.Core.Networks.Linking;

/// <summary>
/// What the rule would merge in a link graph: cases that name the same contact or are one victim's become one operation, accounts whose holders gave the
/// same telephone one actor. A device says who signs in, not whose an account is, so it makes no two holders one.
/// </summary>
public static class EntityProposals
{
    /// <summary>The book after all that the links at a moment merge.</summary>
    public static EntityBook Apply(EntityBook book, LinkGraph links, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var (pair, reasons) in Pairs(links, atMilliseconds))
        {
            if (book.Propose(pair.One, pair.Other, reasons, atMilliseconds) is { } merge)
            {
                book = book.After(merge);
            }
        }

        return book;
    }

    /// <summary>Two nodes of one kind with what links them; of many that share an identifier, each with the one before.</summary>
    private static Dictionary<(LinkNode One, LinkNode Other), List<(LinkReason Reason, long Strength)>> Pairs(LinkGraph links, long at)
    {
        var pairs = new Dictionary<(LinkNode One, LinkNode Other), List<(LinkReason Reason, long Strength)>>();
        foreach (var link in links.Links.Where(link => link.Reason is LinkReason.ReportedTogether or LinkReason.SameVictim))
        {
            Add(link.From, link.To, link.Reason, links.StrengthOf(link, at));
        }

        foreach (var node in links.Nodes.Where(node => node.Kind is not (NodeKind.Case or NodeKind.Account)))
        {
            Link? before = null;
            foreach (var link in links.LinksOf(node).Where(link => link.Reason is LinkReason.ReportNames or LinkReason.HoldersPhone))
            {
                if (before is not null && before.Reason == link.Reason)
                {
                    Add(before.Other(node), link.Other(node), link.Reason, Math.Min(links.StrengthOf(before, at), links.StrengthOf(link, at)));
                }

                before = link;
            }
        }

        return pairs;

        void Add(LinkNode one, LinkNode other, LinkReason reason, long strength)
        {
            // Which way round they were met says nothing.
            var pair = LinkNode.Order.Compare(one, other) <= 0 ? (one, other) : (other, one);
            if (!pairs.TryGetValue(pair, out var reasons))
            {
                pairs.Add(pair, reasons = []);
            }

            reasons.Add((reason, strength));
        }
    }
}
