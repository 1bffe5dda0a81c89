using System.Text;
using Cordon.Engine.Accounts;
using Xunit;

namespace Cordon.Engine.Tests.Accounts;

public sealed class AccountDirectoryTests
{
    [Fact]
    public void Keys_keep_their_numbers_over_many_arenas()
    {
        using var directory = new AccountDirectory();
        for (var number = 1u; number <= 150_000; number++)
        {
            var key = Key(number);
            var hash = AccountDirectory.Hash(key);
            directory.PrefetchKey(hash);
            Assert.Equal(0u, directory.Find(key, hash));
            Assert.Equal(number, directory.Add(key, hash));
        }

        for (var number = 1u; number <= 150_000; number += 7)
        {
            Assert.Equal(Key(number), directory.Key(number).ToArray());
            directory.PrefetchKey(AccountDirectory.Hash(Key(number)));
            Assert.Equal(number, directory.Find(Key(number), AccountDirectory.Hash(Key(number))));
        }

        Assert.Equal(150_000, directory.Count);
    }

    [Fact]
    public void Keys_of_one_hash_are_told_apart()
    {
        using var directory = new AccountDirectory();
        var first = directory.Add("A"u8, 99);
        var second = directory.Add("B"u8, 99);
        Assert.Equal((first, second, 0u), (directory.Find("A"u8, 99), directory.Find("B"u8, 99), directory.Find("C"u8, 99)));
    }

    [Fact]
    public void Number_zero_has_no_key()
    {
        using var directory = new AccountDirectory();
        Assert.True(directory.Key(0).IsEmpty);
    }

    private static byte[] Key(uint number) => Encoding.ASCII.GetBytes($"BANKDEFFXXX/{number * 7919L}{new string('x', (int)(number % 23))}");
}
