using Recruit.Engine.Keys;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

/// <summary>PD10: no key opens what is another's, and no nonce comes twice.</summary>
public class ApartnessTests
{
    [Fact]
    public void No_persons_key_opens_anothers_content()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var people = KeyHouse.People(1_000);
        folder.Persons.Create(people);
        var seals = people.Select(person => folder.Persons.Find(person)!).ToArray();
        var answers = seals.Select(KeyHouse.Answer).ToArray();
        for (var i = 0; i < seals.Length; i++)
        {
            seals[i].Open(answers[i]).ShouldNotBeNull();
            for (var distance = 1; distance <= (KeyHouse.Factor > 1 ? seals.Length - 1 : 5); distance++)
            {
                seals[i].Open(answers[(i + distance) % seals.Length]).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void A_wrapped_key_opens_for_its_person_and_its_master_key_only()
    {
        using var wrap = new KeyWrap(FreshBytes.Of(32));
        using var stranger = new KeyWrap(FreshBytes.Of(32));
        var people = KeyHouse.People(1_000);
        var wrapped = new byte[people.Length][];
        var key = new byte[PersonSeal.KeyLength];
        for (var i = 0; i < people.Length; i++)
        {
            wrapped[i] = new byte[KeyWrap.WrappedLength];
            wrap.Wrap(people[i], FreshBytes.Of(PersonSeal.KeyLength), wrapped[i]);
        }

        for (var i = 0; i < people.Length; i++)
        {
            wrap.TryUnwrap(people[i], wrapped[i], key).ShouldBeTrue();
            wrap.TryUnwrap(people[i], wrapped[(i + 1) % people.Length], key).ShouldBeFalse();
            stranger.TryUnwrap(people[i], wrapped[i], key).ShouldBeFalse();
        }

        wrap.TryUnwrap(people[0], wrapped[0].AsSpan(1), key).ShouldBeFalse();
    }

    /// <summary>10 million at night: of the answers of one person the beginning of the salted hash, of wrapped keys random bytes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nonces_are_unique(bool ofAnswers)
    {
        using var wrap = new KeyWrap(FreshBytes.Of(32));
        using var seal = new PersonSeal(FreshBytes.Of(PersonSeal.KeyLength));
        var nonces = new UInt128[KeyHouse.Factor > 1 ? 10_000_000 : 100_000];
        var (key, wrapped, person) = (FreshBytes.Of(PersonSeal.KeyLength), new byte[KeyWrap.WrappedLength], KeyHouse.People(1)[0]);
        for (var i = 0; i < nonces.Length; i++)
        {
            if (ofAnswers)
            {
                KeyHouse.Answer(seal, i).Hash.CopyTo(wrapped);
            }
            else
            {
                wrap.Wrap(person, key, wrapped);
            }

            nonces[i] = new UInt128(BitConverter.ToUInt64(wrapped), BitConverter.ToUInt32(wrapped, 8));
        }

        Array.Sort(nonces);
        for (var i = 1; i < nonces.Length; i++)
        {
            if (nonces[i] == nonces[i - 1])
            {
                Assert.Fail($"Nonce {nonces[i]:x} came twice.");
            }
        }
    }
}
